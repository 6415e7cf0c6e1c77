/**
 * The gate of what no test cuts off by itself: `if (allowed) started = true` here, `if (started) track()` there.
 *
 * From the touchpoint back over who calls, renders and makes what runs it, and over who writes what that looks at: the
 * first function in which a preference cuts something, or, where no test asks for one, in which one is read.
 * Every gated pathway has a gate to show: `test/harness/run-suites.ts` holds that for each program of the suites.
 */
import { functionAt } from '../facts/positions';
import type { Context, Site } from '../world/machine/context';
import { covers, isCut } from './branch-cuts';
import { cutsIn, type FoundGate, type GateSearch, ranByPlace, unitPlace } from './gates';

/** Functions that are looked through. */
const MAX_PLACES = 200;

export function nearestCut(search: GateSearch, contexts: readonly Context[], site: Site): readonly FoundGate[] {
  const ran = ranByPlace(search.optedOut);
  const back = wayBack(contexts);
  for (const ctx of back) {
    const called = [...ctx.trace.sites.values()].flatMap((it) => [...it]);
    for (const it of [ctx, ...called]) {
      const cuts = (ran.get(unitPlace(it)) ?? []).flatMap((inner) => cutsIn(inner, site));
      const nearest = nearestTo(site, cuts);
      if (nearest) return [nearest];
    }
  }
  for (const ctx of back) {
    const nearest = nearestTo(site, readsIn(search, ctx, site));
    if (nearest) return [nearest];
  }
  return back.flatMap((it) => (ran.get(unitPlace(it)) ?? []).flatMap((inner) => cutBefore(inner, site))).slice(0, 1);
}

/** A test of what depends on a choice in a way that is not told: a state that nobody sets. */
function cutBefore(ctx: Context, site: Site): FoundGate[] {
  const cuts = [...ctx.trace.branches.values()].filter((it) => isCut(it) && covers(it, site));
  return cuts.map((branch) => ({ ctx, branch, site }));
}

/** Nearest first; who only writes what is looked at comes after all who lead there. */
function wayBack(contexts: readonly Context[]): readonly Context[] {
  const found = new Set(contexts);
  for (const ctx of found) {
    if (found.size > MAX_PLACES) break;
    for (const it of [...ctx.callers.keys(), ...ctx.actors]) found.add(it);
    if (ctx.scope) found.add(ctx.scope);
  }
  for (const ctx of found) {
    if (found.size > MAX_PLACES) break;
    for (const cell of ctx.looked ?? []) for (const it of cell.writers) found.add(it);
    for (const it of ctx.callers.keys()) found.add(it);
  }
  return [...found].filter((it) => it.fn >= 0);
}

function nearestTo(site: Site, gates: readonly FoundGate[]): FoundGate | undefined {
  const distance = ({ branch }: FoundGate) => Math.abs(branch.test.s - site.s);
  return [...gates].sort((a, b) => distance(a) - distance(b))[0];
}

/** `senders[localStorage.getItem('ads') === 'granted']()`: no test, but what is read decides. */
function readsIn({ optedOut }: GateSearch, ctx: Context, site: Site): FoundGate[] {
  return [...optedOut.reads.values()].flatMap((read) => {
    if (read.end === 0 || read.file !== ctx.unit.path || functionAt(ctx.unit.facts, read.start) !== ctx.fn) return [];
    const test = { k: 'undef' as const, s: read.start, e: read.end };
    const branch = { test, canBeTrue: false, canBeFalse: true, reads: [read], value: optedOut.values.unknown };
    const sides = { whenTrue: undefined, whenFalse: undefined, leavesWhenTrue: false, leavesWhenFalse: false };
    return [{ ctx, branch: { ...branch, ...sides }, site }];
  });
}
