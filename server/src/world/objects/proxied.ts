/** An object of which a function answers what stands under each name. */
import { callValue } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';

/** No program can write these names. */
const TRAP = '\u0000trap';
const TARGET = '\u0000target';

export function proxied(m: Machine, f: Frame, site: Site, target: Value, trap: Value): Value {
  const ref = m.refs.object(f.ctx, site, 'proxy', 'object');
  writeCell(m, cellIn(m, ref.heap.props, TARGET), target, f.ctx);
  writeCell(m, cellIn(m, ref.heap.props, TRAP), trap, f.ctx);
  return m.values.ref(ref);
}

/** Undefined: it is none. */
export function answeredByTrap(m: Machine, f: Frame, ref: ObjectRef, key: Value | string): Value | undefined {
  const trap = ref.heap.props.get(TRAP);
  const target = ref.heap.props.get(TARGET);
  if (!trap || !target) return undefined;
  const asked = typeof key === 'string' ? m.values.literal(key) : key;
  const args = [readCell(target, f.ctx), asked, m.values.ref(ref)];
  return callValue(m, f, {
    callee: readCell(trap, f.ctx),
    self: m.values.unknown,
    args,
    site: trap as unknown as Site,
  });
}
