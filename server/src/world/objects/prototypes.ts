/**
 * `F.prototype`: the object whose members every `new F()` has.
 *
 * It is there from the start and may be replaced, so both are what instances may inherit from.
 */
import { remembered } from '../../std/remembered';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell } from '../machine/machine';
import type { ClassRef, FunctionRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';

export function prototypeOf(m: Machine, f: Frame, ref: FunctionRef | ClassRef): Value {
  const assigned = readCell(cellIn(m, ref.heap.props, 'prototype'), f.ctx);
  return m.values.join(m.values.ref(ownPrototype(m, ref)), assigned);
}

/** Of a class: what is written to its prototype later; its methods are the class's own. */
export function ownPrototype(m: Machine, ref: FunctionRef | ClassRef): ObjectRef {
  const proto = ref.kind === 'class' ? m.values.ref(ref) : undefined;
  return m.refs.object(ref.scope, ref, 'prototype', 'object', proto);
}

interface Search {
  depth: number;
  /** Undefined results too; those that are looked for right now are not known. */
  readonly found: Map<ObjectRef, Map<string, Value | undefined>>;
}

const searches = new WeakMap<Context, Search>();
/**
 * Each object once within one search: `F.prototype = Object.create(new F())` leads back to itself, and what is
 * there then is not known. A context has its own, since what it read decides when it runs again.
 */
export function goneThroughOnce(
  m: Machine,
  { ctx }: Frame,
  ref: ObjectRef,
  name: string,
  look: () => Value | undefined,
): Value | undefined {
  const search = remembered(searches, ctx, (): Search => ({ depth: 0, found: new Map() }));
  const ofRef = remembered(search.found, ref, () => new Map<string, Value | undefined>());
  if (ofRef.has(name)) return ofRef.get(name);
  ofRef.set(name, m.values.unknown);
  search.depth++;
  const result = look();
  search.depth--;
  if (search.depth === 0) search.found.clear();
  else ofRef.set(name, result);
  return result;
}
