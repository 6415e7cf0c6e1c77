/** Does a test stand before the place, in the order in which they run? */
import type { Span } from '../../facts/ir';
import type { Branch } from '../../world/machine/context';
import { contains } from '../branch-cuts';
import type { OnTheWay, UngatedCase } from './case';

export function comesBefore({ branch, ctx, site }: OnTheWay, { branches }: Pick<UngatedCase, 'branches'>): boolean {
  const { test, whenTrue } = branch;
  if (test.s < site.e) return !isLaterCase(test, whenTrue, site);
  return branches.some((it) => it.ctx === ctx && isUpdated(it.branch, site, test));
}

/** After the place on the same way: not in the side that a test of both excludes. */
export function comesAfter({ branch, ctx, site }: OnTheWay, { branches }: Pick<UngatedCase, 'branches'>): boolean {
  const { test } = branch;
  if (test.s < site.e || contains(site, test)) return false;
  return !branches.some((it) => it.ctx === ctx && (isApart(it.branch, site, test) || isUpdated(it.branch, site, test)));
}

/** A `case` below the one that holds the place: they share the switch's subject as their test. */
function isLaterCase(test: Span, whenTrue: Span | undefined, site: Span): boolean {
  return whenTrue !== undefined && test.e <= site.s && whenTrue.s >= site.e;
}

function isApart({ whenTrue, whenFalse }: Branch, site: Span, test: Span): boolean {
  return (
    (contains(whenTrue, site) && contains(whenFalse, test)) || (contains(whenFalse, site) && contains(whenTrue, test))
  );
}

/** `for (…; …; send())`: the update runs after the body, where the test stands. */
function isUpdated({ whenTrue, test: head }: Branch, site: Span, test: Span): boolean {
  return whenTrue !== undefined && contains(whenTrue, test) && head.e <= site.s && site.e <= whenTrue.s;
}
