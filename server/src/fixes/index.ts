/**
 * All fixes for one finding, best first. One file per fix; this is the list.
 */
import { NO_REASON } from '../../../shared/src/ids';
import type { Category, Reason, RuleId } from '../../../shared/src/model';
import type { FileFacts } from '../facts/ir';
import { addAwait } from './add-await';
import { callHelper, type Helper } from './call-helper';
import { createGate } from './create-gate';
import { createHelper } from './create-helper';
import { exempt } from './exempt';
import { type Fix, isFix, isNoFix, type NoFix } from './fix';
import { NOT_AT_HAND } from './gate-binding';
import { heedSignal, type SignalInput } from './heed-signal';
import { holdBack } from './hold-back';
import type { Place } from './new-gate';
import type { ProjectGate } from './project-gates';
import { isMarkupOutsideScript } from './source';
import type { Resolve } from './specifier';
import { turnGate } from './turn-gate';
import { unawaitedCalls } from './unawaited-calls';
import { type WrapInput, wrapInGate } from './wrap-in-gate';
import { wrapMarkup } from './wrap-markup';

export interface FixRequest extends Omit<WrapInput, 'gate' | 'facts'> {
  readonly facts: Pick<FileFacts, 'path' | 'problems' | 'imports'>;
  readonly rule: RuleId;
  /** Why the pathway is ungated. */
  readonly because?: Reason | null;
  /** Gates that are really gates, as far as the engine can tell. */
  readonly gates: readonly ProjectGate[];
  /** Does a name say what the consumer chose? */
  readonly isPreferenceName?: (name: string) => boolean;
  /** Gates that ignore the browser's signal, each with its file. */
  readonly deaf?: readonly SignalInput[];
  /** Functions of the project that make such a call, gated. */
  readonly helpers?: readonly Helper[];
  /** Where a gate or a helper could be written, should the project have none. */
  readonly place?: Place;
  /** The workspace path that a specifier means in a file; undefined for a package. */
  readonly resolve?: Resolve;
  readonly vendorName?: string;
  /** What is sent, and ids of the consent platforms that are loaded. */
  readonly category?: Category;
  readonly platforms?: readonly string[];
  /** What an exemption says; a placeholder until a person has written it. */
  readonly reason?: string;
}

export interface Offer {
  /** At most one is preferred: the first. */
  readonly fixes: readonly Fix[];
  /** What does not fit here, and why. `gate`: one of the project's. */
  readonly refused: readonly Refusal[];
}

export interface Refusal extends NoFix {
  readonly gate?: ProjectGate;
}

/** What only runs for those who opted out would run for nobody under a gate: there the condition is turned. */
export function fixesFor(request: FixRequest): Offer {
  const refused: Refusal[] = [];
  const repairs = repairsFor(request).filter(keep);
  const wraps: Fix[] = [];
  const isWrapped = WRAPPED.has(request.rule) && request.because !== 'inverted-gate';
  for (const gate of isWrapped ? nearestFirst(request) : []) {
    const wrapped = isInTemplate(request) ? wrapMarkup({ ...request, gate }) : wrapInGate({ ...request, gate });
    if (isNoFix(wrapped) && wrapped.why === NOT_AT_HAND.why) continue;
    if (isNoFix(wrapped)) refused.push({ gate, why: wrapped.why });
    else wraps.push(wrapped);
  }
  const others = isWrapped ? othersFor(request).filter(keep) : [];
  const fixes = [...repairs, ...smallestFirst(wraps), ...others, ...exemptions(request)];
  return {
    fixes: fixes.map((it, index) => ({ ...it, preferred: it.preferred && index === 0 })),
    refused: each(refused),
  };

  function keep(it: Fix | NoFix): it is Fix {
    if (isNoFix(it)) refused.push(it);
    return isFix(it);
  }
}

/** Several forms of one fix are refused for one reason. */
function each(refused: readonly Refusal[]): Refusal[] {
  return refused.filter(
    (it, index) => refused.findIndex((other) => other.gate === it.gate && other.why === it.why) === index,
  );
}

function isInTemplate({ facts, text, span }: FixRequest): boolean {
  return isMarkupOutsideScript(facts.path, text, span);
}

/** What takes more than a gate: the project's helper in the call's place, a consent platform's markup, a new gate. */
function othersFor(request: FixRequest): (Fix | NoFix)[] {
  const { helpers = [], platforms = [], category, place, text, facts, span, gates, surface } = request;
  const others = helpers.map((helper) => callHelper({ ...request, helper }));
  const isTemplate = isInTemplate(request);
  if (isTemplate && category && text[span[0]] === '<')
    others.push(holdBack({ text, path: facts.path, span, category, platforms }));
  if (!place) return others;
  const hasGate = gates.some((it) => !it.owner && (it.surface === surface || it.surface === 'unknown'));
  if (!hasGate) others.push(...createGate({ ...request, place, wrap: isTemplate ? wrapMarkup : wrapInGate }));
  return [...others, ...newHelpers(request, place)];
}

/** Where the project has one, there shall be no second. */
function newHelpers(request: FixRequest, place: Place): (Fix | NoFix)[] {
  const { helpers = [], resolve, vendorName } = request;
  if (helpers.length > 0 || !resolve || vendorName === undefined) return [];
  return createHelper({ ...request, place, resolve, vendorName, gates: nearestFirst(request) });
}

/** What mends a gate that is there. */
function repairsFor(request: FixRequest): (Fix | NoFix)[] {
  const { because, rule, isPreferenceName, facts, text, deaf = [] } = request;
  if (rule === 'gpc-ignored') return deaf.map(heedSignal);
  if (!isPreferenceName) return [];
  if (because === 'inverted-gate') return [turnGate({ ...request, isPreferenceName })];
  if (because !== 'unawaited-gate' && rule !== 'unawaited-preference') return [];
  const promised = rule === 'unawaited-preference' ? 'awaited' : 'gated';
  return unawaitedCalls({ path: facts.path, text, span: request.span, isPreferenceName }).map((span) => {
    const fix = addAwait({ ...request, span });
    return isNoFix(fix) ? fix : { ...fix, promised };
  });
}

/** Proven gates before others; then gates of this surface before those of any, then those of the nearest folder, then by name. */
function nearestFirst({ gates, surface, facts }: FixRequest): ProjectGate[] {
  const distance = (it: ProjectGate) => pathDistance(facts.path, it.file);
  const fits = (it: ProjectGate) => (it.unproven ? 2 : 0) + (it.surface === surface ? 0 : 1);
  return gates.toSorted(
    (a, b) => fits(a) - fits(b) || distance(a) - distance(b) || compare(a.file, b.file) || compare(a.name, b.name),
  );
}

/** Safe ones first; the order of gates otherwise. */
function smallestFirst(fixes: readonly Fix[]): Fix[] {
  return fixes.toSorted((a, b) => Number(b.safe) - Number(a.safe));
}

function exemptions({ text, facts, span, rule, reason = NO_REASON }: FixRequest): Fix[] {
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
  'shares-before-consent',
]);

/** Findings about one touchpoint, which a person may answer for. */
const EXEMPTED: ReadonlySet<RuleId> = new Set([...WRAPPED, 'gpc-ignored', 'preference-ignored']);
