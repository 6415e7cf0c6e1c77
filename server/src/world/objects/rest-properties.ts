/** `{ a, ...rest }`: the other properties of an object, as an object of their own. */
import type { Pattern } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { defineProperty, openHeap } from './members';
import { allProperties } from './properties';

type ObjectPattern = Extract<Pattern, { k: 'pobj' }>;

/** What is no object of the workspace stays whole: it has the same members and some more. */
export function restProperties(m: Machine, f: Frame, pattern: ObjectPattern, value: Value): Value {
  const objects = value.refs.filter((it): it is ObjectRef => it.kind === 'object' && it.shape === 'object');
  if (objects.length === 0) return value;
  if (!m.refs.tellsApart(f.ctx, pattern, value.shape)) return m.values.join(value, m.values.unknown);
  const taken = new Set(pattern.props.map((it) => (typeof it.key === 'string' ? it.key : undefined)));
  const rest = m.refs.object(f.ctx, pattern, `rest ${value.shape}`, 'object');
  for (const { heap } of objects) {
    for (const [slot, cell] of allProperties(heap, f.ctx)) {
      if (taken.has(slot.replace(/^[gs]et /, ''))) continue;
      const held = readCell(cell, f.ctx);
      const isCertain = heap.certain.has(slot) && objects.length === 1 && !taken.has(undefined);
      if (held !== m.values.never) defineProperty(m, f, rest.heap, slot, held, isCertain);
    }
    writeCell(m, rest.heap.rest, readCell(heap.rest, f.ctx), f.ctx);
    if (readCell(heap.openness, f.ctx) !== m.values.never) openHeap(m, rest.heap, f);
  }
  const others = value.refs.filter((it) => !(objects as readonly unknown[]).includes(it));
  const whole = m.values.make(value.literals, others, value.unknown, value.reads);
  return m.values.withReads(m.values.join(whole, m.values.ref(rest)), value.reads);
}
