/** Touchpoints: the sinks that a world reaches, each place and vendor once. */
import { rangeOf } from '../facts/positions';
import { remembered } from '../std/remembered';
import type { Context, Sink, Unit } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { type Met, whereHanded } from './handed-address';
import { isSeen } from './seen-vendors';

export interface Touchpoint {
  readonly key: string;
  readonly unit: Unit;
  /** As met in one of its contexts; `data` and `literals` are those of all. */
  readonly sink: Sink;
  readonly data: readonly string[];
  readonly contexts: readonly Context[];
  /** Where it was met, whoever handed over the address. */
  readonly origins: ReadonlySet<string>;
}

/** Of a machine that has come to rest, in the world of anyone. */
export function collectTouchpoints(anyone: Machine): ReadonlyMap<string, Touchpoint> {
  return remembered(ofAnyone, anyone, () => {
    const { found } = collected(anyone);
    return new Map([...found].filter(([, it]) => isSeen(anyone, it.sink.match)));
  });
}

const ofAnyone = new WeakMap<Machine, ReadonlyMap<string, Touchpoint>>();

interface Collected {
  readonly found: ReadonlyMap<string, Touchpoint>;
  /** Of calls that may be touchpoints, of which it cannot be told. */
  readonly perhaps: ReadonlyMap<string, Touchpoint>;
}

function collected(m: Machine): Collected {
  return remembered(all, m, () => collect(m));
}

const all = new WeakMap<Machine, Collected>();

function collect(m: Machine): Collected {
  const found = new Map<string, Parts>();
  const perhaps = new Map<string, Parts>();
  for (const ctx of m.contexts.values())
    for (const at of ctx.trace.sinks.values())
      for (const sink of at.values()) {
        const origin = originOf(ctx, sink);
        const handed = whereHanded(ctx, sink);
        for (const it of handed.met) add(found, it, origin);
        for (const it of handed.perhaps) add(perhaps, it, origin);
      }
  return { found: toTouchpoints(found), perhaps: toTouchpoints(perhaps) };
}

interface Parts {
  readonly unit: Unit;
  readonly sink: Sink;
  readonly data: Set<string>;
  readonly contexts: Set<Context>;
  readonly origins: Set<string>;
}

function add(all: Map<string, Parts>, { ctx, sink }: Met, origin: string): void {
  const key = `${ctx.unit.path}:${sink.span.s}:${sink.span.e}:${sink.match.vendor.id}`;
  const make = (): Parts => ({ unit: ctx.unit, sink, data: new Set(), contexts: new Set(), origins: new Set() });
  const it = remembered(all, key, make);
  for (const one of sink.data) it.data.add(one);
  it.contexts.add(ctx);
  it.origins.add(origin);
}

function toTouchpoints(all: ReadonlyMap<string, Parts>): ReadonlyMap<string, Touchpoint> {
  return new Map(
    [...all].map(([key, it]) => [key, { key, ...it, data: [...it.data].sort(), contexts: [...it.contexts] }] as const),
  );
}

/** The same in each world, also where what stands there is put together of other parts. */
function originOf({ unit }: Context, { span, match }: Sink): string {
  const { s, e } = unit.facts.within ?? span;
  const { start, end } = rangeOf(unit.facts, s, e);
  return `${unit.path}:${start.line}:${start.character}:${end.line}:${end.character}:${match.vendor.id}`;
}

/**
 * What a later world reaches, by the keys that it has for anyone. Where an address is known in one world and one of
 * several in the other, the same touchpoint stands at the wrapper here and at its call there: then whatever has its
 * origin there is reached.
 */
export function touchpointsAs(anyone: Machine, there: Machine): ReadonlyMap<string, Touchpoint> {
  if (there === anyone) return collectTouchpoints(there);
  const all = collectTouchpoints(anyone);
  return remembered(aligned, there, () => {
    const { found, perhaps } = collected(there);
    const reached = new Map<string, Touchpoint>();
    for (const it of found.values())
      if (!isSeen(anyone, it.sink.match)) continue;
      else if (all.has(it.key)) reached.set(it.key, it);
      else for (const key of keysFrom(all, it)) if (!reached.has(key)) reached.set(key, { ...it, key });
    for (const it of perhaps.values()) if (all.has(it.key) && !reached.has(it.key)) reached.set(it.key, it);
    return reached;
  });
}

const aligned = new WeakMap<Machine, ReadonlyMap<string, Touchpoint>>();

/** Nobody met it for anyone: it keeps its own. */
function keysFrom(all: ReadonlyMap<string, Touchpoint>, { key, origins }: Touchpoint): readonly string[] {
  const known = [...all.values()].filter((it) => [...it.origins].some((origin) => origins.has(origin)));
  return known.length > 0 ? known.map((it) => it.key) : [key];
}
