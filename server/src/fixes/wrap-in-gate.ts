/**
 * The quick fix: put a touchpoint under one of the workspace's own gates.
 *
 * It changes what happens only for a consumer who has opted out: the touchpoint does not run.
 * Where anything else would change, it says why not.
 */
import type ts from 'typescript';
import type { Surface, TouchpointKind } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { enclosingFunction, hasDirective, planWaiting } from './awaiting';
import type { Condition } from './condition';
import { type Fix, isNoFix, type NoFix } from './fix';
import { functionUseOf, isAsync } from './function-use';
import { findArguments } from './gate-arguments';
import { bindGate } from './gate-binding';
import { type Insertion, toEdits } from './insertion';
import type { Place } from './new-gate';
import { type Placement, placementOf } from './placement';
import type { ProjectGate } from './project-gates';
import { isMarkupOutsideScript, readSource, type Source, type Span } from './source';
import { canBeBlock, elementGroupOf, groupOf } from './statement-group';
import { renderClash, rendersOnServer, surfaceClash } from './surface-clash';
import { findTarget, type Target } from './target';
import { wrapJsx } from './wrap-jsx';
import { returnBefore, wrapBody, wrapOperand, wrapStatements } from './wrap-statement';

export interface WrapInput {
  readonly text: string;
  readonly facts: Pick<FileFacts, 'path' | 'problems'>;
  /** The touchpoint: a call, an element, or statements in a row. */
  readonly span: Span;
  readonly gate: ProjectGate;
  readonly place?: Pick<Place, 'packages'>;
  /** Where the code around the touchpoint runs. */
  readonly surface: Surface;
  /** A pixel call gives nothing back, so nobody misses its value. */
  readonly kind?: TouchpointKind;
  /** How `from` imports `to`; undefined when it cannot. */
  readonly resolveSpecifier: (from: string, to: string) => string | undefined;
  /** Does importing this name from there give the gate, through re-exports? */
  readonly reaches?: (spec: string, name: string) => boolean;
}

export function wrapInGate(input: WrapInput): Fix | NoFix {
  const { text, facts, span, gate, surface, place } = input;
  if (facts.problems.length > 0) return { why: 'The file has a syntax error.' };
  if (isMarkupOutsideScript(facts.path, text, span))
    return { why: 'It stands in a template, where no gate can be imported.' };
  const source = readSource(facts.path, text, span);
  const target = findTarget(source, span);
  if (isNoFix(target)) return target;

  const isRenderedThere = hasDirective(source, 'use client') || rendersOnServer(place?.packages);
  const clash =
    surfaceClash(source, placeOf(target), gate, surface) ??
    (target.k === 'jsx' ? renderClash(gate, isRenderedThere) : undefined);
  if (clash) return clash;
  const plan = planWrap(source, target, input);
  return isNoFix(plan) ? plan : toFix(facts.path, gate, plan);
}

interface Plan {
  readonly condition: Condition;
  readonly insertions: readonly Insertion[];
  readonly safe: boolean;
}

function planWrap(
  source: Source,
  target: Target,
  { gate, surface, kind, resolveSpecifier, reaches }: WrapInput,
): Plan | NoFix {
  const place = placeOf(target);
  const name = gate.name;
  const bound = bindGate(source, place, { gate, specifier: resolveSpecifier(source.path, gate.file), reaches });
  if (isNoFix(bound)) return bound;
  const passed = findArguments(place, name, gate.parameters);
  if (isNoFix(passed)) return passed;
  const waiting = gate.async ? planWaiting(source, statementOr(place, target), surface, name) : NO_WAITING;
  if (isNoFix(waiting)) return waiting;

  const condition = { call: `${bound.callee}(${passed.join(', ')})`, async: gate.async, polarity: gate.polarity };
  const wrapped = wrapTarget(source, target, condition, kind);
  if (isNoFix(wrapped)) return wrapped;
  const insertions = [...bound.insertions, ...waiting.insertions, ...wrapped.insertions];
  return { condition, insertions, safe: wrapped.safe && waiting.insertions.length === 0 };
}

interface Wrapped {
  readonly insertions: readonly Insertion[];
  readonly safe: boolean;
}

function wrapTarget(
  source: Source,
  target: Target,
  condition: Condition,
  kind: TouchpointKind | undefined,
): Wrapped | NoFix {
  switch (target.k) {
    case 'statements':
      if (!canBeBlock(source, target.statements)) return { why: 'What follows needs these statements.' };
      return { insertions: wrapStatements(source, target.statements, condition), safe: false };
    case 'jsx': {
      const insertions = wrapJsx(source, target.node, condition);
      return isNoFix(insertions) ? insertions : { insertions, safe: false };
    }
    case 'expression':
      return wrapPlacement(source, placementOf(target.node), condition, kind === 'pixel');
  }
}

function wrapPlacement(source: Source, it: Placement, condition: Condition, givesNothing: boolean): Wrapped | NoFix {
  switch (it.k) {
    case 'statement':
      return { insertions: wrapStatements(source, elementGroupOf(source, it.statement), condition), safe: true };
    case 'operand':
      return wrapOperandAt(source, it, condition, givesNothing);
    case 'body':
      if (!givesNothing && !isDiscarded(source, it.body)) return RETURNED;
      return unsafe(wrapBody(source, it.body, condition, isAsync(it.arrow)));
    case 'return':
      if (!givesNothing && !isDiscarded(source, it.value)) return RETURNED;
      return unsafe(returnBefore(source, it.statement, condition));
    case 'declared': {
      const group = groupOf(source, it.statement);
      return isNoFix(group) ? group : unsafe(wrapStatements(source, group, condition));
    }
    case 'used':
      return it;
  }
}

function wrapOperandAt(
  source: Source,
  it: Placement & { k: 'operand' },
  condition: Condition,
  givesNothing: boolean,
): Wrapped | NoFix {
  const { end } = it;
  if (end?.k === 'used') return end;
  if (end?.k === 'declared') return { why: 'Its value is used where it stands.' };
  const value = end?.k === 'body' ? end.body : end?.k === 'return' ? end.value : undefined;
  if (value && !givesNothing && !isDiscarded(source, value)) return RETURNED;
  // The other promises of a `Promise.all` are under way; while this one waits, their failures would be unhandled.
  if (it.link === 'element' && condition.async)
    return { why: 'It is started together with others, which would not be waited for meanwhile.' };
  return unsafe(wrapOperand(source, it.node, it.link, condition));
}

function isDiscarded(source: Source, node: ts.Node): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && functionUseOf(source, fn).discarded;
}

/** The node before which the gate is called. */
function placeOf(target: Target): ts.Node {
  return target.k === 'statements' ? (target.statements[0] as ts.Statement) : target.node;
}

/** Waiting is judged for the statement, so that "nothing follows" means nothing after the statement. */
function statementOr(place: ts.Node, target: Target): ts.Node {
  return target.k === 'statements' ? (target.statements.at(-1) ?? place) : place;
}

function unsafe(insertions: readonly Insertion[]): Wrapped {
  return { insertions, safe: false };
}

function toFix(file: string, gate: ProjectGate, { condition, insertions, safe }: Plan): Fix {
  return {
    id: `wrap-in-gate:${gate.file}#${gate.exported}`,
    title: `Gate with \`${condition.call}\``,
    preferred: true,
    safe,
    promised: 'gated',
    edits: toEdits(file, insertions),
  };
}

const NO_WAITING = { insertions: [] };
const RETURNED: NoFix = { why: 'Its value is returned to the caller.' };
