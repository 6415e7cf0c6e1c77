/** Pathways: every touchpoint that somebody's program run can reach, with its status and the proof of it. */
import type { Pathway, Surface } from '../../../shared/src/model';
import { isUnverified } from '../catalogue/unverified';
import { rangeOf } from '../facts/positions';
import type { Quote } from '../facts/quote';
import type { Named } from '../world/database/named-persons';
import type { Machine } from '../world/machine/machine';
import { type FoundGate, findGates, type GateSearch, toGate } from './gates';
import { nearestCut } from './nearest-cut';
import { isOfAnother, leftByRefusing, sharedOfAsking, sharedOfOthers } from './others-data';
import { type OthersGates, othersGates } from './others-gates';
import { namePathways, type PathwayName } from './pathway-id';
import { decideReason } from './reasons/index';
import { restrict } from './restrict';
import { routeCase } from './route-case';
import { countRoutes } from './routes';
import { collectTouchpoints, type Touchpoint, touchpointsAs } from './touchpoints';
import { findWitness, type Witness } from './witness';
import { writtenCallee } from './written-callee';

export interface WorldRuns {
  readonly anyone: Machine;
  readonly optedOut: Machine;
  /** Does the touchpoint of this key run for a consumer who agreed? Asked where a reason depends on it, never a status. */
  readonly agreed: (key: string) => boolean;
  readonly quote: Quote;
  /** The world in which others have opted out, whose data some touchpoints send: see `others-data.ts`. */
  readonly others?: Machine | undefined;
  /** The worlds in which nobody but who asks has opted out, by what they are told. */
  readonly requester?: ReadonlyMap<Named, Machine>;
}

/** Where only the status is asked. */
export const ANYHOW: WorldRuns['agreed'] = () => true;

export function decidePathways(runs: WorldRuns): readonly Pathway[] {
  const there = runs.others;
  const isAnothers = (it: Touchpoint) => there !== undefined && isOfAnother(it);
  const met = touchpointsAs(runs.anyone, runs.optedOut);
  const asked = new Map([...met].filter(([, it]) => !isAnothers(it)));
  const ofAnyone = collectTouchpoints(runs.anyone);
  const unmet = [...met.values()].filter((it) => !ofAnyone.has(it.key));
  const all = [...[...ofAnyone.values()].sort(byPlace), ...unmet.sort(byPlace)];
  const left = leftByRefusing(there ?? runs.anyone, runs);
  const ofOthers = there ? sharedOfOthers(there, runs) : new Map<string, Touchpoint>();
  const ofAsking = new Map(
    [...(runs.requester ?? [])].flatMap(([named, world]) =>
      sharedOfAsking(runs.anyone, world, named).map((it) => [it.key, { touchpoint: it, world }] as const),
    ),
  );
  const reachedByAsking = [...ofAsking].map(([key, it]) => [key, it.touchpoint] as const);
  const open = new Map([...left, ...reachedByAsking, ...ofOthers, ...asked]);
  const worldOf = ({ key }: Touchpoint) => {
    if (asked.has(key)) return runs.optedOut;
    return there && ofOthers.has(key) ? there : (ofAsking.get(key)?.world ?? runs.anyone);
  };
  const names = namePathways(all);
  const gates = new Map(
    all
      .filter((it) => !open.has(it.key))
      .map((it) => [it, gatesOf(isAnothers(it) ? { ...runs, optedOut: there ?? runs.optedOut } : runs, it)] as const),
  );
  const others = othersGates(gates);
  const decided = all.map((touchpoint, i) => {
    const base = describe(runs, touchpoint, names[i] as PathwayName);
    const reached = open.get(touchpoint.key);
    const world = reached ? worldOf(touchpoint) : runs.optedOut;
    const routes = countRoutes(runs.anyone, touchpoint, world, reached);
    const parts = reached
      ? ungatedParts({ ...runs, optedOut: world }, reached, {
          routes,
          onlyWhenOptedOut: () => !runs.agreed(touchpoint.key),
          others,
        })
      : gatedParts(runs, touchpoint, gates.get(touchpoint) ?? []);
    return { touchpoint, reached, pathway: { ...base, ...parts, routes } };
  });
  return restrict(runs, decided).map((it) => it.pathway);
}

function describe({ anyone, quote }: WorldRuns, touchpoint: Touchpoint, name: PathwayName) {
  const { unit, sink } = touchpoint;
  const { vendor, kind, callee } = sink.match;
  return {
    file: unit.path,
    range: rangeOf(unit.facts, sink.span.s, sink.span.e),
    ...name,
    vendor: vendor.id,
    vendorName: vendor.name,
    category: vendor.category,
    ...(isUnverified(sink.match) && { confidence: 'lower' as const }),
    kind,
    surface: surfaceOf(anyone, touchpoint),
    callee,
    ...writtenCallee(quote, touchpoint),
    data: touchpoint.data,
  };
}

/** Where it runs, by the contexts that hold it; a browser-only SDK decides where they do not. */
function surfaceOf(_m: Machine, { contexts, sink }: Touchpoint): Surface {
  const sides = new Set(contexts.map(({ mode }) => (mode.markup ? 'client' : mode.side)));
  if (sides.has('client') && sides.has('server')) return 'both';
  if (sides.has('client')) return 'client';
  if (sides.has('server')) return 'server';
  const { surface } = sink.match.vendor;
  return surface === 'client' || surface === 'server' ? surface : 'unknown';
}

function gatesOf(runs: GateSearch, { contexts, sink }: Touchpoint): readonly FoundGate[] {
  return findGates(runs, contexts, sink.site);
}

function gatedParts(runs: WorldRuns, touchpoint: Touchpoint, found: readonly FoundGate[]) {
  const search: GateSearch = runs;
  const told = found.length > 0 ? found : nearestCut(search, touchpoint.contexts, touchpoint.sink.site);
  const gates = told.map((it) => toGate(search, it)).sort(byGatePlace);
  const witness = findWitness(runs.anyone, touchpoint, runs.quote);
  return { status: 'gated' as const, reason: null, confirmed: true, gates, ...wayOf(witness) };
}

interface Judged {
  readonly routes: Pathway['routes'];
  readonly onlyWhenOptedOut: () => boolean;
  readonly others: OthersGates;
}

function ungatedParts(runs: WorldRuns, reached: Touchpoint, judged: Judged) {
  const witness = findWitness(runs.optedOut, reached, runs.quote);
  const reason = decideReason(routeCase(runs.optedOut, witness, { ...judged, vendor: reached.sink.match.vendor.id }));
  return { status: 'ungated' as const, reason, confirmed: false, gates: [], ...wayOf(witness) };
}

function wayOf(witness: Witness | undefined): Pick<Pathway, 'route' | 'entry'> {
  return witness ? { route: witness.steps, entry: witness.entry } : { route: [] };
}

function byPlace(a: Touchpoint, b: Touchpoint): number {
  if (a.unit.path !== b.unit.path) return a.unit.path < b.unit.path ? -1 : 1;
  return a.sink.span.s - b.sink.span.s || a.sink.span.e - b.sink.span.e || (a.key < b.key ? -1 : 1);
}

function byGatePlace(
  a: { file: string; range: Pathway['range'] },
  b: { file: string; range: Pathway['range'] },
): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
