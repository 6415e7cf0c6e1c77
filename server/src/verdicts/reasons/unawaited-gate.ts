/**
 * A Promise is tested, not its value: `if (!hasConsent(id)) return` with an async `hasConsent`; or a guard
 * that rejects is called, and nobody waits for it.
 */
import type { Expr } from '../../facts/ir';
import type { Context } from '../../world/machine/context';
import type { Value } from '../../world/values/value';
import { contains } from '../branch-cuts';
import type { ReasonTest } from './case';

export const isUnawaitedGate: ReasonTest = ({ branches, places }) =>
  branches.some(({ ctx, branch, site }) => branch.test.s < site.e && testsPromise(ctx, branch.test)) ||
  places.some(({ ctx, site }) =>
    [...ctx.trace.unawaited.keys()].some((it) => it.e <= site.s && isDroppedGuard(ctx, it)),
  );

/** In the test or a part of it. */
export function testsPromise({ trace }: Context, test: Expr): boolean {
  return [...trace.unawaited].some(([x, value]) => contains(test, x) && isPromiseOfChoice(value));
}

function isPromiseOfChoice(value: Value): boolean {
  return value.refs.some((it) => it.kind === 'promise' && it.value.value.reads.length > 0);
}

/** An asynchronous function that throws by what it read, called for that alone. */
function isDroppedGuard({ trace }: Context, x: Expr): boolean {
  return [...(trace.sites.get(x) ?? [])].some((callee) => {
    if (!callee.unit.facts.functions[callee.fn]?.async) return false;
    const throws =
      callee.thrown.value.unknown || callee.thrown.value.refs.length > 0 || callee.thrown.value.literals.length > 0;
    return (
      throws &&
      [...callee.trace.branches.values()].some((it) => it.reads.length > 0 && (it.leavesWhenTrue || it.leavesWhenFalse))
    );
  });
}
