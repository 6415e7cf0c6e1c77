/**
 * What surely comes before what, across calls.
 *
 * Each call notes the marks that stood when it was made, each function those that stand at all its ends.
 * They are put together only when the program has come to rest: until then a set may still lose marks.
 */
import { remembered } from '../../std/remembered';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import { noteWrittenBy } from './flow';
import { isPossible, isSure, markOf, setMark, sureMarks } from './marks';
import type { App, Registration } from './serving';

export interface Order {
  /** Marks at every end; undefined while it never ended. */
  ends: ReadonlySet<number> | undefined;
  /** Marks at the first `await`, or at an end before one. */
  early: ReadonlySet<number> | undefined;
  readonly entered: Map<Context, Map<Site, ReadonlySet<number>>>;
}

const NOTHING: ReadonlySet<number> = new Set();
const NONE: ReadonlySet<Registration> = new Set();

function orderOf(m: Machine, ctx: Context): Order {
  let order = m.serving.order.get(ctx);
  if (!order) m.serving.order.set(ctx, (order = { ends: undefined, early: undefined, entered: new Map() }));
  return order;
}

/** Before the first app nothing was noted: what ended by then ended without marks. */
export function startOrder(m: Machine): void {
  if (m.serving.apps.size > 0) return;
  for (const ctx of m.contexts.values()) {
    if (!ctx.ran) continue;
    const ended = ctx.result.value !== m.values.never;
    if (ended || !ctx.running) orderOf(m, ctx).early = NOTHING;
    if (ended) orderOf(m, ctx).ends = NOTHING;
  }
}

/** `linked`: the call was made before; where there is no note of that, it was made without marks. */
export function noteEntering(m: Machine, f: Frame, site: Site, to: Context, once: boolean, linked: boolean): void {
  if (m.serving.apps.size === 0) return;
  if (!once || isPossible(m, f.state, { k: 'returned', ctx: to }) || isPossible(m, f.state, { k: 'early', ctx: to })) {
    m.serving.repeated.add(to);
  }
  const { entered } = orderOf(m, to);
  const sites = entered.get(f.ctx) ?? new Map<Site, ReadonlySet<number>>();
  entered.set(f.ctx, sites);
  const before = sites.get(site) ?? (linked ? NOTHING : undefined);
  sites.set(site, both(before, sureMarks(m, f.state)));
}

export function noteReturned(m: Machine, f: Frame, ctx: Context, isAsync: boolean): void {
  if (m.serving.apps.size === 0 || !f.state) return;
  const order = m.serving.order.get(ctx);
  if (!isAsync && order?.ends?.size) setMark(m, f.state, { k: 'returned', ctx });
  if (isAsync && order?.early?.size) setMark(m, f.state, { k: 'early', ctx });
}

/** The promise of one async call, awaited: all that it does has been done. */
export function noteAwaited(m: Machine, f: Frame, promise: Value): void {
  const [ref] = promise.refs;
  const alone = promise.refs.length === 1 && !promise.unknown && promise.literals.length === 0;
  const ctx = alone && ref?.kind === 'promise' ? m.serving.results.get(ref) : undefined;
  if (ctx) noteWrittenBy(m, f, ctx);
  if (m.serving.apps.size === 0) return setMark(m, f.state, { k: 'awaited' });
  noteEarly(m, f);
  setMark(m, f.state, { k: 'awaited' });
  if (ctx && m.serving.order.get(ctx)?.ends?.size) setMark(m, f.state, { k: 'returned', ctx });
}

export function noteOrderAtEnd(m: Machine, f: Frame): void {
  noteEarly(m, f);
  const order = orderOf(m, f.ctx);
  order.ends = both(order.ends, sureMarks(m, f.state));
}

function noteEarly(m: Machine, f: Frame): void {
  if (isSure(m, f.state, { k: 'awaited' })) return;
  const order = orderOf(m, f.ctx);
  const unnoted = order.early === undefined && isPossible(m, f.state, { k: 'awaited' });
  order.early = both(order.early, unnoted ? NOTHING : sureMarks(m, f.state));
}

function both<T>(a: ReadonlySet<T> | undefined, b: ReadonlySet<T>): ReadonlySet<T> {
  return a ? new Set([...a].filter((it) => b.has(it))) : b;
}

export type Before = (it: Registration) => ReadonlySet<Registration>;

/** What was surely registered on one app before each of its registrations, whenever that is: as of now, while nothing runs. */
export function surelyBefore(m: Machine, app: App): Before {
  const { maker, registrations } = app;
  if (registrations.size < 2) return () => NONE;
  const own = (keys: ReadonlySet<number> | undefined) => expand(m, keys ?? NOTHING, app);
  const atEntry = standingAtEntry(m, app);
  return (it) => {
    const before = new Set([...own(it.surely), ...(atEntry.get(it.ctx) ?? NONE)]);
    if (isWithin(it.ctx, maker, new Set()) || isSingle(m, it)) return before;
    // One abstract app stands for several: only what its maker does holds for each.
    return both(before, own(m.serving.order.get(maker)?.ends));
  };
}

/** What was registered on every way from the app's maker, or from where the program begins, into each context. */
function standingAtEntry(m: Machine, app: App): ReadonlyMap<Context, ReadonlySet<Registration>> {
  const ways = waysInto(m, app);
  const standing = new Map<Context, ReadonlySet<Registration>>();
  const queue = new Set<Context>();
  for (const [ctx, { from }] of ways) if (from.size === 0) stand(ctx, NONE);
  for (const ctx of queue) {
    queue.delete(ctx);
    for (const to of ways.get(ctx)?.into ?? []) stand(to, meetOf(ways.get(to) as Ways));
  }
  return standing;

  /** Sets only become smaller: a way that nothing leads to, round a circle, takes nothing away. */
  function stand(ctx: Context, set: ReadonlySet<Registration>): void {
    if (standing.get(ctx)?.size === set.size) return;
    standing.set(ctx, set);
    queue.add(ctx);
  }

  function meetOf({ from }: Ways): ReadonlySet<Registration> {
    let met: ReadonlySet<Registration> | undefined;
    for (const [caller, registered] of from) {
      const before = standing.get(caller);
      if (before) met = both(met, new Set([...before, ...registered]));
      if (met?.size === 0) break;
    }
    return met ?? NONE;
  }
}

interface Ways {
  /** With what each has surely registered before it calls. */
  readonly from: Map<Context, ReadonlySet<Registration>>;
  readonly into: Set<Context>;
}

/** All that leads to where the app's functions are registered, up to its maker. */
function waysInto(m: Machine, app: App): ReadonlyMap<Context, Ways> {
  const ways = new Map<Context, Ways>();
  const waysOf = (ctx: Context) => remembered(ways, ctx, () => ({ from: new Map(), into: new Set() }));
  for (const it of app.registrations.values()) waysOf(it.ctx);
  for (const [ctx, { from }] of ways) {
    if (ctx === app.maker) continue;
    for (const [caller, sites] of ctx.callers) {
      const noted = m.serving.order.get(ctx)?.entered.get(caller);
      let registered: ReadonlySet<Registration> | undefined;
      for (const site of sites) registered = both(registered, expand(m, noted?.get(site) ?? NOTHING, app));
      from.set(caller, registered ?? NONE);
      waysOf(caller).into.add(ctx);
    }
  }
  return ways;
}

/** The app's registrations that these marks tell of. */
function expand(m: Machine, keys: ReadonlySet<number>, app: App): Set<Registration> {
  const found = new Set<Registration>();
  const seen = new Set(keys);
  for (const key of seen) {
    const mark = markOf(m, key);
    if (mark?.k === 'registered' && mark.registration.app === app) found.add(mark.registration);
    const order = mark?.k === 'returned' || mark?.k === 'early' ? m.serving.order.get(mark.ctx) : undefined;
    for (const it of (mark?.k === 'returned' ? order?.ends : order?.early) ?? []) seen.add(it);
  }
  return found;
}

/** Every way to it goes through its app's maker. */
function isWithin(ctx: Context, maker: Context, seen: Set<Context>): boolean {
  if (ctx === maker || seen.has(ctx)) return true;
  if (ctx.callers.size === 0) return false;
  seen.add(ctx);
  return [...ctx.callers.keys()].every((it) => isWithin(it, maker, seen));
}

function isSingle(m: Machine, { app }: Registration): boolean {
  return !app.again && runsOnce(m, app.maker, new Set());
}

function runsOnce(m: Machine, ctx: Context, seen: Set<Context>): boolean {
  if (ctx.fn === 0) return true;
  if (ctx.fn < 0 || seen.has(ctx) || m.serving.repeated.has(ctx) || ctx.callers.size !== 1) return false;
  seen.add(ctx);
  const [[caller, sites]] = [...ctx.callers] as [[Context, Set<Site>]];
  return sites.size === 1 && runsOnce(m, caller, seen);
}
