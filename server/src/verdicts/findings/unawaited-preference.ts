/**
 * `if (isOptedOut(id)) return;` with an asynchronous function: a Promise is truthy, so what stands behind
 * it never shares. No pathway, but surely not what was meant.
 */
import type { Finding } from '../../../../shared/src/model';
import { RULE_SEVERITIES } from '../../../../shared/src/rules';
import type { Expr, FileFacts } from '../../facts/ir';
import { rangeOf } from '../../facts/positions';
import { forEachExpr } from '../../facts/walk';
import type { Branch, Context } from '../../world/machine/context';
import type { Machine } from '../../world/machine/machine';
import { covers, isCut } from '../branch-cuts';
import { testsPromise } from '../reasons/unawaited-gate';
import { type DeadUse, placesMet } from '../unreachable';

export function findUnawaited(anyone: Machine, dead: readonly DeadUse[]): readonly Finding[] {
  const found = new Map<object, Finding>();
  let met: ReadonlySet<object> | undefined;
  for (const ctx of anyone.contexts.values()) {
    for (const branch of ctx.trace.branches.values()) {
      if (!isCut(branch) || !testsPromise(ctx, branch.test)) continue;
      met ??= placesMet(anyone);
      if (dead.some((it) => isBehind(it, ctx, branch)) || leadsOn(anyone, ctx, branch, met))
        found.set(branch.test, toFinding(ctx, branch));
    }
  }
  return [...found.values()];
}

/** In the same function, or in one that is made behind the test. */
function isBehind({ facts, site }: { facts: FileFacts; site: Expr }, ctx: Context, branch: Branch): boolean {
  if (facts !== ctx.unit.facts) return false;
  const fn = facts.functions[ctx.fn];
  return fn !== undefined && (ctx.fn === 0 || (fn.s <= site.s && site.e <= fn.e)) && covers(branch, site);
}

/**
 * `track(id, 'Bought')` of another file, `analytics.track(…)` of an instance: what nobody can run is found by its name
 * alone. The function leads to a touchpoint by the names in it; what the language and the platform have does not.
 */
function leadsOn(m: Machine, ctx: Context, branch: Branch, met: ReadonlySet<object>): boolean {
  const { facts } = ctx.unit;
  if (!m.relevance.leads(facts, ctx.fn)) return false;
  let leads = false;
  forEachExpr(facts, (site) => {
    if (leads || (site.k !== 'call' && site.k !== 'new' && site.k !== 'jsx') || met.has(site)) return;
    const callee = site.k === 'jsx' ? site.tag : site.callee;
    leads = typeof callee === 'object' && isOwn(callee) && isBehind({ facts, site }, ctx, branch);
  });
  return leads;
}

function isOwn(callee: Expr): boolean {
  if (callee.k === 'chain') return isOwn(callee.x);
  return callee.k === 'member' || callee.k === 'index' ? isOwn(callee.obj) : callee.k === 'ref' || callee.k === 'this';
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
