/** What maps and sets hold for certain. */
import type { Frame } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { allProperties, othersIn } from './properties';

const DELETED = 'deleted entries';

/** Something may be taken out of it. */
export function noteDeletion(m: Machine, f: Frame, ref: ObjectRef): void {
  writeCell(m, m.refs.object(ref.maker, ref, DELETED, 'object').heap.rest, m.values.true, f.ctx);
}

export function wasDeleted(m: Machine, f: Frame, ref: ObjectRef): boolean {
  const mark = m.refs.object(ref.maker, ref, DELETED, 'object');
  return readCell(mark.heap.rest, f.ctx) !== m.values.never;
}

/** A map or set in which each entry that was ever put there is there for sure. */
export function holdsAll(m: Machine, f: Frame, ref: ObjectRef): boolean {
  if (ref.shape !== 'map' && ref.shape !== 'set') return false;
  return entriesOf(m, f, ref).every((name) => ref.heap.certain.has(name)) && !wasDeleted(m, f, ref);
}

/** `set.size`: known where it is known what is in it. */
export function sizeOf(m: Machine, f: Frame, ref: ObjectRef): Value {
  const others = othersIn(m, f, ref.heap);
  if (others !== m.values.never) return m.values.unknown;
  const { length } = entriesOf(m, f, ref);
  return length === 0 || holdsAll(m, f, ref) ? m.values.literal(length) : m.values.unknown;
}

function entriesOf(m: Machine, f: Frame, { heap }: ObjectRef): string[] {
  return allProperties(heap, f.ctx).flatMap(([name, cell]) => (readCell(cell, f.ctx) === m.values.never ? [] : [name]));
}
