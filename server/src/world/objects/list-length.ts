/** The length of a list: known where its elements are, and are all there for sure. */
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { allProperties, othersIn } from './properties';

export function lengthOf(m: Machine, f: Frame, { heap }: ObjectRef): Value {
  const numbered = allProperties(heap, f.ctx).filter(
    ([name, cell]) => /^\d+$/.test(name) && readCell(cell, f.ctx) !== m.values.never,
  );
  const others = othersIn(m, f, heap);
  if (heap.loose || others !== m.values.never) return m.values.unknown;
  if (numbered.length === 0) return m.values.literal(0);
  const isKnown = heap.exact && numbered.every(([name]) => heap.certain.has(name));
  return isKnown ? m.values.literal(numbered.length) : m.values.unknown;
}
