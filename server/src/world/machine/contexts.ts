/** The contexts of a machine: one for each tuple of arguments that a function is called with, up to a bound. */
import { handsAddress } from '../sharing/hands-address';
import type { Value } from '../values/value';
import type { Context, Trace } from './context';
import { enqueue, type Machine, newCell } from './machine';

/** Past this many argument tuples, a function's further calls share one context. */
const MAX_CONTEXTS_PER_FUNCTION = 10;
/** The same for a component, which has a context for each place that renders it. */
const MAX_CONTEXTS_PER_COMPONENT = 3;
/** The same for a function that stands before many routes of a server. */
const MAX_CONTEXTS_PER_LINK = 64;
/** The same for calls that hand over a third party's address: each of them is a touchpoint. */
const MAX_CONTEXTS_PER_LOADER = 64;
const MOST = { call: MAX_CONTEXTS_PER_FUNCTION, component: MAX_CONTEXTS_PER_COMPONENT, link: MAX_CONTEXTS_PER_LINK };

/** The context for this call; merged with others past the cap. */
export function contextFor(
  m: Machine,
  origin: Pick<Context, 'unit' | 'fn' | 'callee' | 'scope' | 'mode'>,
  thisValue: Value,
  args: readonly Value[],
  restArgs: Value,
  calledAs: keyof typeof MOST = 'call',
): Context {
  const place = `${origin.unit.id}.${origin.fn}${origin.mode.markup ? 'm' : ''}`;
  const within = `${place}.${origin.callee?.id ?? 0}.${origin.mode.id}`;
  const key = `${within}:${thisValue.shape}:${args.map((it) => it.shape).join(',')}:${restArgs.shape}`;
  const exact = m.contexts.get(key);
  if (exact) return joinArguments(m, exact, thisValue, args, restArgs);
  const count = m.contextCounts.get(place) ?? 0;
  // A recursive call goes on in one context for all depths.
  const isRecursive = (m.active.get(within) ?? 0) > 0;
  const isWithin = count < MOST[calledAs] || (count < MAX_CONTEXTS_PER_LOADER && handsAddress(m, args));
  if (!isRecursive && isWithin) {
    m.contextCounts.set(place, count + 1);
    return createContext(m, key, origin, thisValue, args, restArgs, false);
  }
  const merged = m.contexts.get(`${within}:merged`);
  if (merged) return joinArguments(m, merged, thisValue, args, restArgs);
  return createContext(m, `${within}:merged`, origin, thisValue, args, restArgs, true);
}

export function createContext(
  m: Machine,
  key: string,
  origin: Pick<Context, 'unit' | 'fn' | 'callee' | 'scope' | 'mode'>,
  thisValue: Value,
  args: readonly Value[],
  restArgs: Value,
  merged: boolean,
): Context {
  const ctx: Context = {
    id: m.contexts.size,
    unit: origin.unit,
    fn: origin.fn,
    callee: origin.callee,
    scope: origin.scope,
    mode: origin.mode,
    merged,
    thisValue,
    args,
    restArgs,
    cells: new Map(),
    result: newCell(m),
    thrown: newCell(m),
    exits: newCell(m),
    made: new Map(),
    running: false,
    queued: false,
    ran: false,
    callers: new Map(),
    actors: new Set(),
    trace: emptyTrace(),
    work: m.work,
    looked: m.prior ? undefined : new Set(),
    probes: new Set(),
  };
  m.contexts.set(key, ctx);
  return ctx;
}

function joinArguments(m: Machine, ctx: Context, thisValue: Value, args: readonly Value[], restArgs: Value): Context {
  const longest = Math.max(args.length, ctx.args.length);
  let grew = false;
  const joined: Value[] = [];
  for (let i = 0; i < longest; i++) {
    // A call that passes fewer arguments leaves the others undefined.
    const before = ctx.args[i] ?? m.values.undefined;
    const value = m.values.join(before, args[i] ?? m.values.undefined);
    if (value !== ctx.args[i]) grew = true;
    joined.push(value);
  }
  const joinedThis = m.values.join(ctx.thisValue, thisValue);
  const joinedRest = m.values.join(ctx.restArgs, restArgs);
  if (!grew && joinedThis === ctx.thisValue && joinedRest === ctx.restArgs) return ctx;
  ctx.args = joined;
  ctx.thisValue = joinedThis;
  ctx.restArgs = joinedRest;
  if (ctx.ran) enqueue(m, ctx);
  return ctx;
}

/** The function of a context, as its contexts are counted. */
export function activityOf(ctx: Context): string {
  return `${ctx.unit.id}.${ctx.fn}.${ctx.callee?.id ?? 0}.${ctx.mode.id}`;
}

function emptyTrace(): Trace {
  return {
    branches: new Map(),
    sinks: new Map(),
    sites: new Map(),
    unawaited: new Map(),
    cuts: new Map(),
    optOuts: new Map(),
    passed: new Map(),
    eachOfSeveral: new Set(),
    eachLeft: new Map(),
  };
}
