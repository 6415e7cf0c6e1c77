/**
 * `if (isOptedOut(id)) return;` with an asynchronous function: a Promise is truthy, so what stands behind
 * it never shares. No pathway, but surely not what was meant.
 */
import type { Finding } from '../../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../../shared/src/rules';
import { rangeOf } from '../../facts/positions';
import type { Branch, Context } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { covers, isCut } from '../branch-cuts';
import { testsPromise } from '../reasons/unawaited-gate';
import type { DeadUse } from '../unreachable';

export function findUnawaited(anyone: Machine, dead: readonly DeadUse[]): readonly Finding[] {
  if (dead.length === 0) return [];
  const found = new Map<object, Finding>();
  for (const ctx of anyone.contexts.values()) {
    for (const branch of ctx.trace.branches.values()) {
      if (!isCut(branch) || !testsPromise(ctx, branch.test)) continue;
      if (dead.some((it) => isBehind(it, ctx, branch))) found.set(branch.test, toFinding(ctx, branch));
    }
  }
  return [...found.values()];
}

/** In the same function, or in one that is made behind the test. */
function isBehind({ facts, site }: DeadUse, ctx: Context, branch: Branch): boolean {
  if (facts !== ctx.unit.facts) return false;
  const fn = facts.functions[ctx.fn];
  return fn !== undefined && (ctx.fn === 0 || (fn.s <= site.s && site.e <= fn.e)) && covers(branch, site);
}

function toFinding({ unit }: Context, { test }: Branch): Finding {
  return {
    ruleId: 'unawaited-preference',
    severity: RULE_SEVERITIES['unawaited-preference'],
    message: 'This tests a Promise, which is always truthy, and not the preference it resolves to; `await` it.',
    file: unit.path,
    range: rangeOf(unit.facts, test.s, test.e),
    pathway: null,
    related: [],
  };
}
