/**
 * A yes that the program stores by itself when it is loaded, whatever the consumer has said: nobody pressed anything,
 * and nothing that was stored is asked before. What is found there later is no longer theirs.
 */
import type { Expr } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import type { Branch, Context, Site } from '../machine/context';

const MAX_UP = 6;
/** Run whenever something is shown. */
const ON_LOAD =
  /^(?:useEffect|useLayoutEffect|useInsertionEffect|useMount|onMounted|onBeforeMount|onMount|created|mounted)$/;
/** Tests that ask whether something was decided. */
const ASKS =
  /consent|cookie|banner|decid|decision|choice|chosen|prefer|opt|gdpr|ccpa|privacy|stored|saved|exist|asked|seen|shown|dismiss/i;

export function isWrittenOnLoad(ctx: Context, site: Site, depth = 0): boolean {
  if (ctx.mode.act || ctx.mode.event || ctx.fn < 0 || depth > MAX_UP || isAskedBefore(ctx, site)) return false;
  if (ctx.fn === 0) return true;
  return [...ctx.callers].some(([caller, sites]) =>
    [...sites].some((it) => {
      if (ON_LOAD.test(calledAt(caller, it) ?? '')) return !isAskedBefore(caller, it);
      return isCallOf(caller, it, ctx) && isWrittenOnLoad(caller, it, depth + 1);
    }),
  );
}

/** It is called there, and not handed over. */
function isCallOf(caller: Context, site: Site, { unit, fn }: Context): boolean {
  if (site.k === 'call' && site.callee.k === 'fn') return caller.unit === unit && site.callee.f === fn;
  return calledAt(caller, site) === unit.facts.functions[fn]?.name;
}

function calledAt({ unit }: Context, site: Site): string | undefined {
  return (site.k === 'call' && calledName(unit.facts, site)) || undefined;
}

/** A test stands around it, or before it and may leave, that reads what was stored. */
function isAskedBefore(ctx: Context, site: Site): boolean {
  return [...ctx.trace.branches.values()].some(
    (it) =>
      (it.reads.length > 0 || mentionsChoice(ctx, it.test)) &&
      (isWithin(it, site) || ((it.leavesWhenTrue || it.leavesWhenFalse) && it.test.e <= site.s)),
  );
}

function isWithin({ whenTrue, whenFalse }: Branch, site: Site): boolean {
  return [whenTrue, whenFalse].some((it) => it !== undefined && it.s <= site.s && site.e <= it.e);
}

function mentionsChoice(ctx: Context, x: unknown): boolean {
  if (typeof x !== 'object' || x === null) return false;
  const { k, b, name, v } = x as Partial<Record<'k' | 'b' | 'name' | 'v', unknown>> & Partial<Expr>;
  const said = k === 'ref' ? ctx.unit.facts.bindings[b as number]?.name : (name ?? v);
  if (typeof said === 'string' && ASKS.test(said)) return true;
  return Object.values(x).some((it) => mentionsChoice(ctx, it));
}
