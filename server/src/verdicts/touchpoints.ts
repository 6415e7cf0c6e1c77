/** Touchpoints: the sinks that a world reaches, each place and vendor once. */
import { remembered } from '../std/remembered';
import type { Context, Sink, Unit } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { whereHanded } from './handed-address';

export interface Touchpoint {
  readonly key: string;
  readonly unit: Unit;
  /** As met in one of its contexts; `data` and `literals` are those of all. */
  readonly sink: Sink;
  readonly data: readonly string[];
  readonly contexts: readonly Context[];
}

/** Of a machine that has come to rest. */
export function collectTouchpoints(m: Machine): ReadonlyMap<string, Touchpoint> {
  return remembered(collected, m, () => collect(m));
}

const collected = new WeakMap<Machine, ReadonlyMap<string, Touchpoint>>();

function collect(m: Machine): ReadonlyMap<string, Touchpoint> {
  const found = new Map<string, { unit: Unit; sink: Sink; data: Set<string>; contexts: Context[] }>();
  for (const ctx of m.contexts.values()) {
    const met = [...ctx.trace.sinks.values()].flatMap((at) => [...at.values()].flatMap((it) => whereHanded(ctx, it)));
    for (const { ctx, sink } of met) {
      const key = `${ctx.unit.path}:${sink.span.s}:${sink.span.e}:${sink.match.vendor.id}`;
      const known = found.get(key);
      if (known) {
        if (!known.contexts.includes(ctx)) known.contexts.push(ctx);
        for (const it of sink.data) known.data.add(it);
      } else found.set(key, { unit: ctx.unit, sink, data: new Set(sink.data), contexts: [ctx] });
    }
  }
  return new Map([...found].map(([key, it]) => [key, { key, ...it, data: [...it.data].sort() }]));
}
