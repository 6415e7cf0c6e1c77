/** All properties of an object, as whoever reads or runs every one of them sees them: told of those that come later too. */
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import type { Heap, ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { noteChanged } from './summary-objects';

export function allProperties(heap: Heap, reader: Context): readonly (readonly [string, Cell])[] {
  heap.listers.add(reader);
  return [...heap.props];
}

/** Every cell of it, that of what stands under unknown names too. */
export function allHeld(heap: Heap, reader: Context): readonly Cell[] {
  return [...allProperties(heap, reader).map(([, it]) => it), heap.rest];
}

/**
 * These, and what their objects hold, so many levels down: each object once, since one may hold itself. `holds`: only of
 * such objects.
 */
export function valuesWithin(
  f: Frame,
  given: readonly Value[],
  depth: number,
  holds = (_: ObjectRef) => true,
): readonly Value[] {
  const found = [...given];
  const seen = new Set<Ref>();
  let level = given;
  for (let i = 0; i < depth && level.length > 0; i++) {
    const below: Value[] = [];
    for (const { refs } of level) {
      for (const ref of refs) {
        if (ref.kind !== 'object' || seen.has(ref) || !holds(ref)) continue;
        seen.add(ref);
        for (const cell of allHeld(ref.heap, f.ctx)) below.push(readCell(cell, f.ctx));
      }
    }
    found.push(...below);
    level = below;
  }
  return found;
}

/** What may stand under names that are not known: what was written there, and anything where code out of sight wrote. */
export function othersIn(m: Machine, f: Frame, heap: Heap): Value {
  return m.values.join(readCell(heap.rest, f.ctx), readCell(heap.openness, f.ctx));
}

/** The names that `for…in` goes through; undefined where others may be there or some may not. */
export function propertyNames(m: Machine, f: Frame, value: Value): Value[] | undefined {
  const [ref] = value.refs;
  if (value.unknown || value.literals.length > 0 || value.refs.length !== 1) return undefined;
  if (ref?.kind !== 'object' || ref.shape !== 'object' || ref.proto) return undefined;
  const { heap } = ref;
  if (othersIn(m, f, heap) !== m.values.never) return undefined;
  const held = allProperties(heap, f.ctx).filter(([, cell]) => readCell(cell, f.ctx) !== m.values.never);
  if (!held.every(([name]) => heap.certain.has(name))) return undefined;
  return held.map(([name]) => m.values.literal(name.replace(/^[gs]et /, '')));
}

/** Under a name that is not known. */
export function writeRest(m: Machine, f: Frame, heap: Heap, value: Value): void {
  noteChanged(m, heap);
  writeCell(m, heap.rest, value, f.ctx);
}
