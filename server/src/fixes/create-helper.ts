/**
 * The quick fix where no helper makes such a call yet: a file with one, which asks the project's gate first (or a new
 * gate beside it), and the call made through it. Later calls find it as the project's own (`call-helper.ts`).
 */
import ts from 'typescript';
import type { TouchpointKind } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { callHelper, type HelperInput } from './call-helper';
import { type Fix, isNoFix, type NoFix, type TextEdit } from './fix';
import { inStyle } from './in-style';
import { isTyped, newFile, newGates, type Place } from './new-gate';
import { type HelperText, writeHelper } from './new-helper';
import { placementOf } from './placement';
import type { ProjectGate } from './project-gates';
import { sdkOf } from './sdk-import';
import { sendingOf } from './sending';
import { isMarkupOutsideScript, readSource } from './source';
import { type Resolve, specifierTo, specifierToNew } from './specifier';
import { findTarget } from './target';

export interface CreateHelperInput extends Omit<HelperInput, 'helper' | 'facts'> {
  readonly facts: Pick<FileFacts, 'path' | 'problems' | 'imports'>;
  readonly kind?: TouchpointKind;
  readonly vendorName: string;
  readonly place: Place;
  /** Those of the project, best first. */
  readonly gates: readonly ProjectGate[];
  /** The workspace path that a specifier means; undefined for a package. */
  readonly resolve: Resolve;
}

/** Several forms of it: a trial tells which one is gated, heeding the signal too. */
export function createHelper(input: CreateHelperInput): (Fix | NoFix)[] {
  const { text, facts, span, surface, place, kind } = input;
  const side = surface === 'client' || surface === 'server' ? surface : undefined;
  const isCall = kind === 'sdk-call' || kind === 'pixel';
  if (!side || !isCall || facts.problems.length > 0 || isMarkupOutsideScript(facts.path, text, span)) return [];
  const source = readSource(facts.path, text, span);
  const target = findTarget(source, span);
  if (isNoFix(target) || target.k !== 'expression' || !ts.isCallExpression(target.node)) return [];
  const call = target.node;
  const sending = sendingOf(call);
  if (!sending || placementOf(call).k !== 'statement') return [];

  const name = side === 'client' ? 'trackClientEvent' : 'trackServerEvent';
  const file = newFile(facts.path, place, side === 'client' ? 'track-client-event' : 'track-server-event');
  const sdk = sdkOf(call, (spec) => {
    const found = input.resolve(facts.path, spec);
    return found === undefined ? spec : specifierTo({ path: file, imports: facts.imports }, found, input.resolve);
  });
  if (isNoFix(sdk)) return [sdk];
  return asked(input, side, file).map(({ gate, specifier, heedsSignal, made }) => {
    if (specifier === undefined) return { why: `\`${gate.file}\` cannot be imported from ${file}.` };
    const isAwaited = ts.isAwaitExpression(call.parent);
    const isTypedFile = isTyped(facts.path);
    const about = { name, file, side, gate, specifier, heedsSignal, sdk, sending, isAwaited, isTyped: isTypedFile };
    const helper = writeHelper({ ...about, vendorName: input.vendorName });
    const fix = toFix(input, helper, made);
    // A gate that stops nobody must not pass for one because the signal does.
    return isNoFix(fix) || !heedsSignal ? fix : { ...fix, promised: 'heeded' };
  });
}

interface Asked {
  readonly gate: ProjectGate;
  readonly specifier: string | undefined;
  /** The helper asks the browser's signal itself. */
  readonly heedsSignal: boolean;
  readonly made: readonly TextEdit[];
}

function asked(
  { text, facts, place, gates, resolve, surface }: CreateHelperInput,
  side: 'client' | 'server',
  file: string,
): Asked[] {
  const from = { path: file, imports: facts.imports };
  const fits = (it: ProjectGate) =>
    it.exported !== '*' && !it.owner && (it.surface === surface || it.surface === 'unknown');
  const gate = gates.find(fits);
  if (gate) {
    const own = { gate, specifier: specifierTo(from, gate.file, resolve), made: [] };
    return (side === 'client' ? [false, true] : [false]).map((heedsSignal) => ({ ...own, heedsSignal }));
  }
  return newGates({ text, facts, side, place }).map(({ gate, text: newText }) => ({
    gate,
    specifier: specifierToNew(from, gate.file, resolve),
    heedsSignal: false,
    made: [{ file: gate.file, start: 0, end: 0, newText }],
  }));
}

function toFix(input: CreateHelperInput, { fn, text, span }: HelperText, made: readonly TextEdit[]): Fix | NoFix {
  const called = callHelper({
    ...input,
    helper: { fn, text, span },
    resolveSpecifier: () => specifierToNew(input.facts, fn.file, input.resolve),
  });
  if (isNoFix(called)) return called;
  const { style } = readSource(input.facts.path, input.text, input.span);
  const files = [{ file: fn.file, start: 0, end: 0, newText: text }, ...made];
  return {
    ...called,
    id: `create-helper:${fn.name}:${text.length}:${made[0]?.newText.length ?? 0}`,
    title: `Create \`${fn.name}\` in ${fn.file} and call it instead`,
    edits: [...called.edits, ...files.map((it) => ({ ...it, newText: inStyle(it.newText, style) }))],
  };
}
