/** The preference is read after the send, or what is tested before it starts with a value that allows. */
import { forEachExpr } from '../../facts/walk';
import { contains } from '../branch-cuts';
import type { OnTheWay, ReasonTest, RoutePlace } from './case';
import { comesAfter } from './order';
import { startsAllowing } from './start-value';

export const isLateGate: ReasonTest = (it) =>
  it.deciding.some(({ branch, ctx }) => startsAllowing(branch, ctx, it.catalogue)) ||
  // Where other routes are gated, a test further down is theirs.
  (it.routes.gated === 0 &&
    (it.branches.some((test) => isForThis(test) && test.branch.reads.length > 0 && comesAfter(test, it)) ||
      it.places.some(isLeftOperand)));

function isForThis({ role }: OnTheWay): boolean {
  return role !== 'gates others' && role !== 'makes a value';
}

/** `send() && allowed`. */
function isLeftOperand({ ctx, site, reads }: RoutePlace): boolean {
  const later = reads.filter((it) => it.start >= site.e);
  if (later.length === 0) return false;
  let found = false;
  forEachExpr(ctx.unit.facts, (node, f) => {
    if (f !== ctx.fn || node.k !== 'log' || !contains(node.a, site)) return;
    found ||= later.some((it) => contains(node.b, { s: it.start, e: it.end }));
  });
  return found;
}
