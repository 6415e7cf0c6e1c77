/** What an object was taken to hold for sure, and holds no longer: whoever relied on it looks again. */
import type { Frame } from '../machine/frame';
import { enqueue, type Machine, writeCell } from '../machine/machine';
import type { Heap } from '../values/ref';
import type { Value } from '../values/value';
import { writeRest } from './properties';

const POSITION = /^\d+$/;

/** Its elements are no more just those at their positions. */
export function loosen(m: Machine, f: Frame | undefined, heap: Heap): void {
  if (heap.loose && !heap.hasOwnKey) return;
  heap.loose = true;
  if (heap.hasOwnKey) heap.hasOwnKey = false;
  wake(m, f, heap);
}

/** The property may be gone. */
export function doubt(m: Machine, f: Frame | undefined, heap: Heap, name: string): void {
  if (heap.within) doubt(m, f, heap.within.heap, name);
  if (POSITION.test(name)) loosen(m, f, heap);
  if (heap.certain.delete(name)) wake(m, f, heap);
}

/** `list.length = 0`: each of its elements may be gone. */
export function doubtAll(m: Machine, f: Frame, heap: Heap): void {
  for (const name of [...heap.certain]) if (POSITION.test(name)) doubt(m, f, heap, name);
}

/** Elements change places, come or go: each may be any of them. */
export function disorder(m: Machine, f: Frame, heap: Heap, any: Value): void {
  for (const [name, cell] of heap.props) if (POSITION.test(name)) writeCell(m, cell, any, f.ctx);
  for (const name of [...heap.certain]) if (POSITION.test(name)) heap.certain.delete(name);
  writeRest(m, f, heap, any);
  loosen(m, f, heap);
}

/** A list is made again where it once had other elements. */
export function fitList(m: Machine, f: Frame, heap: Heap, length: number): void {
  for (const name of heap.props.keys()) if (POSITION.test(name) && Number(name) >= length) loosen(m, f, heap);
}

/** Whoever read it looks again. */
export function wake(m: Machine, f: Frame | undefined, heap: Heap): void {
  for (const cell of [...heap.props.values(), heap.rest, heap.openness]) {
    if (f) cell.writers.add(f.ctx);
    for (const reader of cell.readers) enqueue(m, reader);
  }
  for (const lister of heap.listers) enqueue(m, lister);
}
