/**
 * A yes that the program stores by itself when it is loaded, whatever the consumer has said: nobody pressed anything,
 * and nothing that was stored is asked before. What is found there later is no longer theirs.
 */
import type { Expr } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import type { Branch, Context, Site } from '../machine/context';
import type { Machine } from '../machine/machine';
import { isForElse } from './refusing-controls';

const MAX_UP = 6;
/** Run whenever something is shown. */
const ON_LOAD =
  /^(?:useEffect|useLayoutEffect|useInsertionEffect|useMount|onMounted|onBeforeMount|onMount|created|mounted)$/;
/** Calls what it is given by and by, or at once. */
const LATER =
  /^(?:setTimeout|setInterval|requestAnimationFrame|requestIdleCallback|queueMicrotask|then|finally|ready|jQuery|\$)$/;
/** Nobody does that in order to consent. */
const BY_ITSELF =
  /^(?:load|DOMContentLoaded|pageshow|pagehide|beforeunload|unload|visibilitychange|scroll|wheel|resize|touchmove|mouse(?:move|leave|out|over|enter)|focus|blur)$/;
/** Tests that ask whether something was decided. */
const ASKS =
  /consent|cookie|banner|decid|decision|choice|chosen|checked|prefer|opt|gdpr|ccpa|privacy|stored|saved|exist|asked|seen|shown|dismiss|marketing|analytics|advertis|tracking|\bads\b/i;

export function isWrittenOnLoad(m: Machine, ctx: Context, site: Site, depth = 0): boolean {
  if (ctx.mode.act || depth > MAX_UP || isAskedBefore(ctx, site)) return false;
  if (ctx.callee && isForElse(m, ctx.callee)) return true;
  if (ctx.mode.event) return false;
  if (ctx.fn === 0) return true;
  return [...ctx.callers].some(([caller, sites]) =>
    [...sites].some((it) => {
      if (ON_LOAD.test(calledAt(caller, it) ?? '')) return !isAskedBefore(caller, it);
      return (
        (caller.fn < 0 || isCallOf(caller, it, ctx) || isRunByItself(caller, it)) &&
        isWrittenOnLoad(m, caller, it, depth + 1)
      );
    }),
  );
}

/** `setTimeout(fn)`, `window.addEventListener('load', fn)`, `window.onload = fn`. */
function isRunByItself(caller: Context, site: Site): boolean {
  if (LATER.test(calledAt(caller, site) ?? '')) return true;
  if (site.k === 'member') return BY_ITSELF.test(site.name.replace(/^on/, ''));
  const [name] = site.k === 'call' ? site.args : [];
  return name?.k === 'lit' && typeof name.v === 'string' && BY_ITSELF.test(name.v);
}

/** It is called there, and not handed over. */
export function isCallOf(caller: Context, site: Site, { unit, fn }: Context): boolean {
  if (site.k === 'call' && site.callee.k === 'fn') return caller.unit === unit && site.callee.f === fn;
  const name = calledAt(caller, site);
  return name !== undefined && name === unit.facts.functions[fn]?.name;
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
