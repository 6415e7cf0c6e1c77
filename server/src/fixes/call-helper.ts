/**
 * The quick fix that makes a call through the project's own helper, whose call of the same third party is gated:
 * `segment.track({ event: 'Bought', userId })` becomes `trackServerEvent('Bought', userId)`.
 *
 * What is passed is read off the helper's own call: the same arguments there, with its parameters in their places. A
 * call that sends something the helper does not send has no such fix.
 */
import ts from 'typescript';
import type { Surface } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { planWaiting } from './awaiting';
import { type Fix, isNoFix, type NoFix, type TextEdit } from './fix';
import { findArguments } from './gate-arguments';
import { bindGate } from './gate-binding';
import { toEdits } from './insertion';
import { placementOf } from './placement';
import type { GateParameter, ProjectGate } from './project-gates';
import { isMarkupOutsideScript, readSource, type Span } from './source';
import { surfaceClash } from './surface-clash';
import { findTarget, nodeCovering } from './target';

export interface Helper {
  /** How it is named, imported and called; its polarity means nothing. */
  readonly fn: ProjectGate;
  readonly text: string;
  /** Its own call of the third party. */
  readonly span: Span;
}

export interface HelperInput {
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'problems'>;
  readonly span: Span;
  readonly surface: Surface;
  readonly helper: Helper;
  readonly resolveSpecifier: (from: string, to: string) => string | undefined;
}

export function callHelper({ text, facts, span, surface, helper, resolveSpecifier }: HelperInput): Fix | NoFix {
  const { fn } = helper;
  if (facts.problems.length > 0) return { why: 'The file has a syntax error.' };
  if (isMarkupOutsideScript(facts.path, text, span)) return { why: 'It stands in a template.' };
  const source = readSource(facts.path, text, span);
  const target = findTarget(source, span);
  if (isNoFix(target)) return target;
  const call = target.k === 'expression' ? target.node : undefined;
  const template = nodeCovering(readSource(fn.file, helper.text, helper.span).file, helper.span);
  if (!call || !ts.isCallExpression(call) || !ts.isCallExpression(template))
    return { why: `\`${fn.name}\` does not do what this does.` };
  if (placementOf(call).k !== 'statement') return { why: 'Its value is used where it stands.' };
  const clash = surfaceClash(source, call, fn, surface);
  if (clash) return clash;

  const passed = argumentsOf(fn, template, call);
  if (isNoFix(passed)) return passed;
  const bound = bindGate(source, call, { gate: fn, specifier: resolveSpecifier(source.path, fn.file) });
  if (isNoFix(bound)) return bound;
  const isAwaited = ts.isAwaitExpression(call.parent);
  const waiting = fn.async && !isAwaited ? planWaiting(source, call, surface, fn.name) : { insertions: [] };
  if (isNoFix(waiting)) return waiting;
  const newText = `${fn.async && !isAwaited ? 'await ' : ''}${bound.callee}(${passed.join(', ')})`;
  const replaced: TextEdit = { file: source.path, start: call.getStart(source.file), end: call.end, newText };
  return {
    id: `call-helper:${fn.file}#${fn.exported}`,
    title: `Call \`${fn.name}\` instead`,
    preferred: false,
    safe: false,
    promised: 'moved',
    edits: [...toEdits(source.path, [...bound.insertions, ...waiting.insertions]), replaced],
  };
}

/** What to pass for each parameter of the helper. */
function argumentsOf(fn: ProjectGate, template: ts.CallExpression, call: ts.CallExpression): string[] | NoFix {
  const parameters = new Set(fn.parameters.map((it) => it.name).filter(Boolean));
  const bound = new Map<string, string>();
  const passedOn = isPassedOn(template.arguments.at(-1), fn) ? template.arguments.length - 1 : undefined;
  const [written, sites] = [template.arguments.slice(0, passedOn), call.arguments.slice(0, passedOn)];
  const isLike =
    written.length >= sites.length &&
    written.every((it, index) => unify(it, sites[index], { parameters, bound })) &&
    (passedOn === undefined || sites.length === passedOn);
  if (!isLike) return { why: `\`${fn.name}\` does not send the same.` };
  // What it does not send, it asks its gate with: that is found here as for a gate.
  for (const it of fn.parameters) {
    if (it.optional || bound.has(it.name) || mentions(template, it.name)) continue;
    const [found] = askedWith(call, fn, it);
    if (found !== undefined) bound.set(it.name, found);
  }
  const missing = fn.parameters.find((it) => !it.optional && !bound.has(it.name));
  if (missing)
    return { why: `\`${fn.name}\` needs \`${missing.name || 'an object'}\`, which this call does not send.` };
  const others = passedOn === undefined ? [] : call.arguments.slice(passedOn).map((it) => it.getText());
  const last = others.length > 0 ? fn.parameters.length - 1 : fn.parameters.findLastIndex((it) => bound.has(it.name));
  return [...fn.parameters.slice(0, last + 1).map((it) => bound.get(it.name) ?? 'undefined'), ...others];
}

/** `x.track(...sent)` in a helper that takes `...sent`. */
function isPassedOn(last: ts.Expression | undefined, { rest }: ProjectGate): boolean {
  return (
    rest !== undefined &&
    last !== undefined &&
    ts.isSpreadElement(last) &&
    ts.isIdentifier(last.expression) &&
    last.expression.text === rest
  );
}

function askedWith(call: ts.CallExpression, fn: ProjectGate, parameter: GateParameter): string[] {
  const found = findArguments(call, fn.name, [parameter]);
  return isNoFix(found) ? [] : found;
}

function mentions(node: ts.Node, name: string): boolean {
  return (
    (ts.isIdentifier(node) && node.text === name) ||
    ts.forEachChild(node, (it) => mentions(it, name) || undefined) === true
  );
}

interface Binding {
  readonly parameters: ReadonlySet<string>;
  readonly bound: Map<string, string>;
}

/** Is `site` what the template says, with something in each parameter's place? */
function unify(template: ts.Expression, site: ts.Expression | undefined, binding: Binding): boolean {
  if (ts.isIdentifier(template) && binding.parameters.has(template.text)) {
    if (!site) return true;
    const known = binding.bound.get(template.text);
    binding.bound.set(template.text, site.getText());
    return known === undefined || known === site.getText();
  }
  if (!site) return false;
  if (ts.isObjectLiteralExpression(template) && ts.isObjectLiteralExpression(site))
    return unifyObjects(template, site, binding);
  return template.getText() === site.getText();
}

function unifyObjects(
  template: ts.ObjectLiteralExpression,
  site: ts.ObjectLiteralExpression,
  binding: Binding,
): boolean {
  const sent = valuesOf(site);
  const wanted = valuesOf(template);
  if (!sent || !wanted) return false;
  if ([...sent.keys()].some((key) => !wanted.has(key))) return false;
  return [...wanted].every(([key, value]) => unify(value, sent.get(key), binding));
}

/** Undefined where a key is not written out. */
function valuesOf(object: ts.ObjectLiteralExpression): Map<string, ts.Expression> | undefined {
  const values = new Map<string, ts.Expression>();
  for (const it of object.properties) {
    if (ts.isShorthandPropertyAssignment(it)) values.set(it.name.text, it.name);
    else if (ts.isPropertyAssignment(it) && (ts.isIdentifier(it.name) || ts.isStringLiteral(it.name)))
      values.set(it.name.text, it.initializer);
    else return undefined;
  }
  return values;
}
