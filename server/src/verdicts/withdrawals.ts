/** Does every place that stores a refusal also tell the SDK? */
import type { Write } from '../world/choice/written';
import type { Context } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { leadingTo } from './call-graph';
import { platformsIn } from './duties/platforms';

/**
 * Where nothing else keeps or asks for a choice, the SDK's own memory is where it is kept, and telling it is the
 * withdrawal. Else, where no withdrawal is in sight, it happens where we do not see it.
 */
export function everyWithdrawalTells(
  anyone: Machine,
  telling: readonly Context[],
  isIn: (path: string) => boolean,
): boolean {
  const withdrawals = [...anyone.writes.values()].filter((it) => isIn(it.ctx.unit.path) && mayRefuse(anyone, it));
  const leading = leadingTo(telling, isBeginning);
  if (telling.length === 0) return false;
  if (withdrawals.length === 0) return isKeptBySdk(anyone, isIn);
  return withdrawals.every((it) => isTold(it.ctx, new Set()));

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

/** No other record of a choice is written, read, or kept by a consent platform. */
function isKeptBySdk(anyone: Machine, isIn: (path: string) => boolean): boolean {
  const isRow = [...anyone.deeds.values()].some(({ what }) => what.k === 'row' && what.polarity !== undefined);
  const isKept = [...anyone.deeds.values()].some(({ what, ctx }) => what.k === 'kept' && isIn(ctx.unit.path));
  if (
    isRow ||
    isKept ||
    [...anyone.writes.values()].some(({ key, ctx }) => isChoice(anyone, key) && isIn(ctx.unit.path))
  )
    return false;
  const reads = [...anyone.contexts.values()].flatMap(({ unit, trace }) =>
    isIn(unit.path) ? [...trace.branches.values()].flatMap((it) => it.reads) : [],
  );
  const facts = [...anyone.units.values()].flatMap((it) => (isIn(it.path) ? [it.facts] : []));
  return (
    !reads.some(({ source }) => source === 'stored' || source === 'cmp') &&
    platformsIn(anyone.catalogue, facts, []).length === 0
  );
}

function isChoice({ catalogue }: Machine, key: string): boolean {
  return catalogue.polarityOfKey(key) !== undefined;
}

function mayRefuse({ catalogue }: Machine, { key, value }: Write): boolean {
  const polarity = catalogue.polarityOfKey(key);
  if (!polarity) return false;
  // Who takes an opt-out away gives consent.
  if (!value) return polarity !== 'out';
  if (value.unknown || value.refs.length > 0) return true;
  const side = polarity === 'record' ? 'in' : polarity;
  return value.literals.some((it) => it === undefined || catalogue.meaningOfLiteral(it, side) !== 'allows');
}
