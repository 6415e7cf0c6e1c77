/**
 * What is stored and taken away again in the same turn: `setItem('opt_out', '1'); cleanup();`, where `cleanup` removes it,
 * or clears the whole store. Nothing is stored then. Told once nothing grows any more, by where the calls stand.
 */
import type { Span } from '../../facts/ir';
import type { Branch, Context, Site } from '../machine/context';
import { isCallOf } from './overwritten';
import type { Write } from './written';

/** Some of these is stored, taken away by one of those, and not stored again. */
export function isTakenAway(stored: readonly Write[], takings: readonly Write[]): boolean {
  return stored.some((it) =>
    takings.some((taking) => isOfSameStore(it, taking) && follows(it, taking, true) && isLast(taking, stored)),
  );
}

/** Nothing is stored after it in the same turn. */
export function isLast(taking: Write, stored: readonly Write[]): boolean {
  return !stored.some((it) => isOfSameStore(it, taking) && follows(taking, it, false));
}

/** `sessionStorage.clear()` leaves `localStorage` as it is. */
function isOfSameStore({ area }: Write, taking: Write): boolean {
  return area === undefined || taking.area === undefined || area === taking.area;
}

/** `certainly`: whenever the first is done, the other is too. */
function follows(first: Write, then: Write, certainly: boolean): boolean {
  const before = placesOf(first, false);
  return [...placesOf(then, certainly)].some(([ctx, sites]) =>
    [...sites].some((it) =>
      [...(before.get(ctx) ?? [])].some((at) => at.e <= it.s && (!certainly || isAlways(ctx, it, at))),
    ),
  );
}

const MAX_UP = 4;

/** Where it is done: the place itself, and the calls that lead to it, by function. `surely`: calls that always do. */
function placesOf({ ctx, site }: Write, surely: boolean): ReadonlyMap<Context, ReadonlySet<Site>> {
  const places = new Map<Context, Set<Site>>();
  climb(ctx, site, 0);
  return places;

  function climb(at: Context, here: Site, depth: number): void {
    const known = places.get(at);
    if (known?.has(here)) return;
    if (known) known.add(here);
    else places.set(at, new Set([here]));
    if (depth >= MAX_UP || (surely && !isAlways(at, here))) return;
    for (const [caller, sites] of at.callers)
      for (const it of sites) if (isCallOf(caller, it, at)) climb(caller, it, depth + 1);
  }
}

/** No test decides over it. `after`: where that is done. */
function isAlways({ trace }: Context, site: Span, after?: Span): boolean {
  return [...trace.branches.values()].every((it) =>
    sidesOf(it).every(({ span, leaves }) => {
      const isOwn = holds(span, site);
      const isOther = after !== undefined && holds(span, after);
      return isOwn ? isOther : !(isOther && leaves);
    }),
  );
}

function sidesOf({ whenTrue, whenFalse, leavesWhenTrue, leavesWhenFalse }: Branch) {
  return [
    ...(whenTrue ? [{ span: whenTrue, leaves: leavesWhenTrue }] : []),
    ...(whenFalse ? [{ span: whenFalse, leaves: leavesWhenFalse }] : []),
  ];
}

function holds(span: Span, site: Span): boolean {
  return span.s <= site.s && site.e <= span.e;
}
