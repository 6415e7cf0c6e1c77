/** Does every place that stores a refusal also tell the SDK? */

import type { Write } from '../world/choice/written';
import type { Context } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { leadingTo } from './call-graph';

/** False where no withdrawal is in sight: then it happens where we do not see it. */
export function everyWithdrawalTells(
  anyone: Machine,
  telling: readonly Context[],
  isIn: (path: string) => boolean,
): boolean {
  const withdrawals = [...anyone.writes.values()].filter((it) => isIn(it.ctx.unit.path) && mayRefuse(anyone, it));
  const leading = leadingTo(telling, isBeginning);
  return telling.length > 0 && withdrawals.length > 0 && withdrawals.every((it) => isTold(it.ctx, new Set()));

  /** What code that we cannot see runs: a handler begins there. */
  function isBeginning(ctx: Context): boolean {
    return anyone.roots.has(ctx) || anyone.hubs.has(ctx);
  }

  /** The function itself calls it, or everything that calls the function does. */
  function isTold(ctx: Context, seen: Set<Context>): boolean {
    if (isBeginning(ctx) || seen.has(ctx)) return false;
    if (leading.has(ctx)) return true;
    if (ctx.callers.size === 0) return false;
    seen.add(ctx);
    return [...ctx.callers.keys()].every((it) => isTold(it, seen));
  }
}

function mayRefuse({ catalogue }: Machine, { key, value }: Write): boolean {
  const polarity = catalogue.polarityOfKey(key);
  if (!polarity) return false;
  if (!value || value.unknown || value.refs.length > 0) return true;
  const side = polarity === 'record' ? 'in' : polarity;
  return value.literals.some((it) => it === undefined || catalogue.meaningOfLiteral(it, side) !== 'allows');
}
