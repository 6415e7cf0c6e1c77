/**
 * What code out of sight may do to the variables of what is run, where only the vicinity of touchpoints is
 * (`vicinity.ts`): put something else into them, change the objects that they hold, set the state of components.
 */
import { globalNames } from '../../facts/globals';
import { scriptBindings } from '../../facts/script-names';
import { escape } from '../calls/escape';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, writeCell } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import { openHeap } from '../objects/members';
import type { Value } from '../values/value';

/** A value as it is found in a variable, whoever else has had it. */
export function foundIn(m: Machine, f: Frame, b: number, value: Value): Value {
  const outside = m.relevance.outOfSight;
  if (!outside || value === m.values.never) return value;
  const { facts } = f.unit;
  if (outside.changes(facts, b)) showOutside(m, f, value);
  return outside.replaces(facts, b) ? m.values.join(value, m.values.unknown) : value;
}

/** What a file that is left out puts on globals: its names promise nothing. */
export function leaveOut(m: Machine, { facts, path }: Unit): void {
  m.openLoads.add(path);
  const declared = scriptBindings(facts).flatMap((b) => facts.bindings[b]?.name ?? []);
  const anything = m.values.ref(m.refs.nameless('env'));
  for (const name of [...declared, ...globalNames(facts).written])
    writeCell(m, cellIn(m, m.globals, name), anything, undefined);
}

/** Objects in objects are looked at to this depth. */
const MAX_DEPTH = 2;

/** Hands a value to code out of sight: it changes what it finds there. */
export function showOutside(m: Machine, f: Frame, value: Value, depth = 0): void {
  for (const ref of value.refs) {
    if (ref.kind === 'native') escape(m, f, m.values.ref(ref), NOWHERE);
    if (ref.kind !== 'object' && ref.kind !== 'class') continue;
    const isKnown = ref.heap.open;
    openHeap(m, ref.heap, f);
    if (isKnown || depth >= MAX_DEPTH) continue;
    for (const cell of [...ref.heap.props.values(), ref.heap.rest]) showOutside(m, f, cell.value, depth + 1);
  }
}
