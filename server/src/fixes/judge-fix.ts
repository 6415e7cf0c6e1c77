/**
 * Did a fix do what it promises? Compares what the engine concludes before and after it.
 *
 * The promise: the pathway is gated (or what the finding says holds no more), the files can be read, and nothing else
 * is worse, unreachable or gone.
 */
import type { Analysis, Finding, Pathway, RuleId, Status } from '../../../shared/src/model';
import type { Promised } from './fix';

export interface FixEffect {
  readonly before: Analysis;
  readonly after: Analysis;
  /** Ids of the pathways that were fixed, or of none where the fix is about a finding without a pathway. */
  readonly targets: readonly string[];
  /** Files that were edited. */
  readonly files: readonly string[];
  readonly promised: Promised;
  readonly settles?: RuleId | undefined;
}

/** Undefined where it did; else what is not as promised, as one sentence. */
export function judgeFix(effect: FixEffect): string | undefined {
  return brokenFile(effect) ?? unmet(effect) ?? harmed(effect);
}

/** Targets that are not as promised: what `fix all` leaves out. */
export function unmetTargets(effect: FixEffect): readonly string[] {
  return effect.targets.filter((id) => unmetTarget(effect, id) !== undefined);
}

function brokenFile({ before, after, files }: FixEffect): string | undefined {
  const known = new Set(before.summary.filesNotAnalysed.map((it) => it.file));
  const broken = after.summary.filesNotAnalysed.find((it) => files.includes(it.file) && !known.has(it.file));
  return broken && `\`${broken.file}\` could not be read after it: ${broken.why}.`;
}

function unmet(effect: FixEffect): string | undefined {
  const [first] = effect.targets.map((id) => unmetTarget(effect, id)).filter((it) => it !== undefined);
  if (first !== undefined) return first;
  const { settles, before, after } = effect;
  if (effect.promised === 'settled' && settles && countOf(after, settles) >= countOf(before, settles))
    return `It would still be found to be \`${settles}\`.`;
  if (effect.promised !== 'awaited') return undefined;
  return countOf(effect.after, 'unawaited-preference') < countOf(effect.before, 'unawaited-preference')
    ? undefined
    : 'The Promise would still be tested.';
}

function unmetTarget(effect: FixEffect, id: string): string | undefined {
  const { after, promised } = effect;
  const pathway = after.pathways.find((it) => it.id === id);
  if (promised === 'moved' || promised === 'heeded')
    return pathway ? 'The call would still be made here.' : unmoved(effect, id);
  if (!pathway) return 'The call would not be found any more.';
  if (promised === 'exempt' || promised === 'asked')
    return isTaken(effect, pathway) ? undefined : 'The comment would not be taken as one.';
  if (pathway.status !== 'gated') return `The call would still be ${pathway.status}.`;
  const ignores = promised === 'signal' && findingsOf(after, id).some((it) => it.ruleId === 'gpc-ignored');
  return ignores ? 'The signal would still be ignored.' : undefined;
}

function isTaken({ before, after, promised }: FixEffect, { status }: Pathway): boolean {
  const asks: RuleId = 'malformed-exemption';
  return promised === 'exempt' ? status === 'exempt' : countOf(after, asks) > countOf(before, asks);
}

/** The helper's own call must be seen, and must not run. */
function unmoved({ before, after, promised }: FixEffect, id: string): string | undefined {
  const was = before.pathways.find((it) => it.id === id);
  const there = after.pathways.filter((it) => it.vendor === was?.vendor && it.callee === was.callee);
  if (!there.some((it) => it.status === 'gated')) return 'The helper would not be seen to be gated.';
  const known = new Set(before.pathways.map((it) => it.id));
  const made = there.find((it) => !known.has(it.id));
  const reads = made?.gates.flatMap((it) => it.reads) ?? [];
  if (promised === 'heeded' && reads.every((it) => it === 'gpc'))
    return 'The helper would heed nothing but the signal.';
  const ignored: RuleId = 'gpc-ignored';
  return countOf(after, ignored) > countOf(before, ignored) ? 'The helper would ignore the signal.' : undefined;
}

function harmed(effect: FixEffect): string | undefined {
  const { before, after, targets, promised } = effect;
  const now = new Map(after.pathways.map((it) => [it.id, it]));
  for (const was of before.pathways) {
    if (targets.includes(was.id)) continue;
    const is = now.get(was.id);
    if (!is) return `${named(was)} would be gone.`;
    if (RANKS[is.status] > RANKS[was.status]) return `${named(was)} would be ${is.status}.`;
  }
  const known = new Set(before.pathways.map((it) => it.id));
  const open = after.pathways.find((it) => !known.has(it.id) && it.status === 'ungated');
  if (open) return `${named(open)} would be ungated.`;
  if (after.unreachable.length > before.unreachable.length) return 'A call would never run any more.';
  const watched = promised === 'settled' ? new Set(after.findings.map((it) => it.ruleId)) : MADE_BY_FIXES;
  const added = [...watched].find((rule) => countOf(after, rule) > countOf(before, rule));
  return added && promised !== 'awaited' ? `It would be found to be \`${added}\`.` : undefined;
}

function named({ callee, file, range }: Pathway): string {
  return `\`${callee}\` in ${file}:${range.start.line}`;
}

function findingsOf({ findings }: Analysis, id: string): readonly Finding[] {
  return findings.filter((it) => it.pathway === id);
}

function countOf({ findings }: Analysis, rule: Finding['ruleId']): number {
  return findings.filter((it) => it.ruleId === rule).length;
}

/** Findings that a gate which does not fit would bring. */
const MADE_BY_FIXES: readonly Finding['ruleId'][] = [
  'unawaited-preference',
  'preference-never-written',
  'stale-consent',
];

/** What a fix may not raise. */
const RANKS: { readonly [status in Status]: number } = { gated: 0, exempt: 0, limited: 1, ungated: 2 };
