/**
 * All fixes for one finding, best first. One file per fix; this is the list.
 */
import type { RuleId } from '../../../shared/src/model';
import { addAwait } from './add-await';
import { exempt } from './exempt';
import { type Fix, isFix, isNoFix } from './fix';
import type { ProjectGate } from './project-gates';
import type { Span } from './source';
import { type WrapInput, wrapInGate } from './wrap-in-gate';

export interface FixRequest extends Omit<WrapInput, 'gate'> {
  readonly rule: RuleId;
  /** Gates that are really gates, as far as the engine can tell. */
  readonly gates: readonly ProjectGate[];
  /** Calls of a gate in this file whose Promise is tested. */
  readonly unawaited?: readonly Span[];
  /** What an exemption says; a placeholder until a person has written it. */
  readonly reason?: string;
}

export interface Offer {
  /** At most one is preferred: the first. */
  readonly fixes: readonly Fix[];
  /** Gates that do not fit here, and why. */
  readonly refused: readonly { readonly gate: ProjectGate; readonly why: string }[];
}

export function fixesFor(request: FixRequest): Offer {
  const awaits = (request.unawaited ?? []).map((span) => addAwait({ ...request, span })).filter(isFix);
  const refused: { gate: ProjectGate; why: string }[] = [];
  const wraps: Fix[] = [];
  for (const gate of WRAPPED.has(request.rule) ? nearestFirst(request) : []) {
    const wrapped = wrapInGate({ ...request, gate });
    if (isNoFix(wrapped)) refused.push({ gate, why: wrapped.why });
    else wraps.push(wrapped);
  }
  const fixes = [...awaits, ...smallestFirst(wraps), ...exemptions(request)];
  return { fixes: fixes.map((it, index) => ({ ...it, preferred: it.preferred && index === 0 })), refused };
}

/** Gates of this surface before those of any, then those of the nearest folder, then by name. */
function nearestFirst({ gates, surface, facts }: FixRequest): ProjectGate[] {
  const distance = (it: ProjectGate) => pathDistance(facts.path, it.file);
  const fits = (it: ProjectGate) => (it.surface === surface ? 0 : 1);
  return gates.toSorted(
    (a, b) => fits(a) - fits(b) || distance(a) - distance(b) || compare(a.file, b.file) || compare(a.name, b.name),
  );
}

/** Safe ones first; the order of gates otherwise. */
function smallestFirst(fixes: readonly Fix[]): Fix[] {
  return fixes.toSorted((a, b) => Number(b.safe) - Number(a.safe));
}

function exemptions({ text, facts, span, rule, reason = 'REASON' }: FixRequest): Fix[] {
  if (!EXEMPTED.has(rule)) return [];
  const fix = exempt({ text, path: facts.path, span, rule, reason });
  return isNoFix(fix) ? [] : [fix];
}

function pathDistance(from: string, to: string): number {
  const a = from.split('/');
  const b = to.split('/');
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return a.length + b.length - 2 * same;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Findings that a gate before the touchpoint settles. */
const WRAPPED: ReadonlySet<RuleId> = new Set([
  'ungated-sharing',
  'limited-sharing',
  'wrong-purpose',
  'gpc-ignored',
  'shares-before-consent',
]);

/** Findings about one touchpoint, which a person may answer for. */
const EXEMPTED: ReadonlySet<RuleId> = new Set([...WRAPPED, 'preference-ignored']);
