/** A preference is read on the way, yet some value, failure or other operand passes it. */
import { forEachExpr } from '../../facts/walk';
import { contains } from '../branch-cuts';
import type { OnTheWay, ReasonTest, RoutePlace, UngatedCase } from './case';
import { comesBefore } from './order';

export const isLeakyGate: ReasonTest = (it) =>
  it.branches.some((test) => test.role === 'open' && test.branch.reads.length > 0 && comesBefore(test, it)) ||
  it.passed.some(
    ({ branch, stops, answers }) => answers || (stops && branch !== undefined && branch.reads.length > 0),
  ) ||
  it.places.slice(0, -1).some(handsOn) ||
  it.places.some((place) => readBefore(place, it)) ||
  it.deciding.some((test) => isDiscarded(test, it));

/** `children(hasConsent)`: what is called with the answer need not look at it. */
function handsOn({ site, reads }: RoutePlace): boolean {
  return reads.some((it) => contains(site, { s: it.start, e: it.end }) && !(it.start === site.s && it.end === site.e));
}

/** `stop = false` after `stop = optedOut`: what is tested in the end is something else. */
function readBefore({ ctx, site, untested }: RoutePlace, { branches }: UngatedCase): boolean {
  const tests = branches.filter((it) => it.ctx === ctx).map((it) => it.branch.test);
  return untested.some((it) => {
    const span = { s: it.start, e: it.end };
    // A test that reads it and does not carry it: that an answer was given, a browser's signal that gates nothing.
    return span.e <= site.s && it.source !== 'dnt' && !tests.some((test) => contains(test, span));
  });
}

/** `(optedOut, ready)`: the value of a sequence is its last part's. */
function isDiscarded({ ctx, branch }: OnTheWay, { places }: UngatedCase): boolean {
  const reads =
    places.find((it) => it.ctx === ctx)?.reads.filter((it) => contains(branch.test, { s: it.start, e: it.end })) ?? [];
  if (reads.length === 0) return false;
  let found = false;
  forEachExpr(ctx.unit.facts, (node) => {
    if (node.k !== 'seq' || !contains(branch.test, node)) return;
    const dropped = node.xs.slice(0, -1);
    found ||= reads.some((it) => dropped.some((part) => contains(part, { s: it.start, e: it.end })));
  });
  return found;
}
