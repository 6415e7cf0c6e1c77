/**
 * `F.prototype`: the object whose members every `new F()` has.
 *
 * It is there from the start and may be replaced, so both are what instances may inherit from.
 */
import { remembered } from '../std/remembered';
import type { Frame } from './frame';
import { cellIn, type Machine, readCell } from './machine';
import type { ClassRef, FunctionRef, ObjectRef } from './ref';
import type { Value } from './value';

export function prototypeOf(m: Machine, f: Frame, ref: FunctionRef | ClassRef): Value {
  const assigned = readCell(cellIn(m, ref.heap.props, 'prototype'), f.ctx);
  return m.values.join(m.values.ref(ownPrototype(m, ref)), assigned);
}

/** Of a class: what is written to its prototype later; its methods are the class's own. */
export function ownPrototype(m: Machine, ref: FunctionRef | ClassRef): ObjectRef {
  const proto = ref.kind === 'class' ? m.values.ref(ref) : undefined;
  return m.refs.object(ref.scope, ref, 'prototype', 'object', proto);
}

const within = new WeakMap<ObjectRef, Set<string>>();
/** `F.prototype = Object.create(new F())` leads back to itself: what is there then is not known. */
export function goneThroughOnce<T>(ref: ObjectRef, name: string, again: T, search: () => T | undefined): T | undefined {
  const names = remembered(within, ref, () => new Set<string>());
  if (names.has(name)) return again;
  names.add(name);
  const found = search();
  names.delete(name);
  return found;
}
