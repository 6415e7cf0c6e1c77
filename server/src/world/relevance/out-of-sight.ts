/**
 * What code out of sight may do to the variables of what is run, where only the vicinity of touchpoints is
 * (`vicinity.ts`): put something else into them, change the objects that they hold, set the state of components.
 */
import { globalNames } from '../../facts/globals';
import type { FileFacts } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { escape, escapeMemberOf } from '../calls/escape';
import type { Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, writeCell } from '../machine/machine';
import { NOWHERE } from '../machine/root-frame';
import { openHeap, readHeap, writeMember } from '../objects/members';
import { nameless } from '../outside/nameless';
import type { ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import type { OutsideUse } from './outside-uses';

/** A value as it is found in a variable, whoever else has had it. */
export function foundIn(m: Machine, f: Frame, b: number, value: Value): Value {
  const outside = m.relevance.outOfSight;
  if (!outside || value === m.values.never) return value;
  const { facts } = f.unit;
  if (outside.changes(facts, b)) {
    // What stands at top levels is called from there: see `vicinity.ts`.
    if (facts.bindings[b]?.owner === 0) showOutside(m, f, withoutNamed(m, outside.useOf(facts, b), value));
    else leaveToOutside(m, f, value);
  }
  return outside.replaces(facts, b) ? m.values.join(value, m.values.unknown) : value;
}

/** Without classes, and instances of them, of which code out of sight only names members: see `useFromOutside`. */
function withoutNamed(m: Machine, use: OutsideUse | undefined, value: Value): Value {
  if (!use || !value.refs.some(isOfClass)) return value;
  const others = value.refs.filter((it) => !isOfClass(it));
  return m.values.make(value.literals, others, value.unknown, value.reads);
}

function isOfClass(ref: Ref): boolean {
  return ref.kind === 'class' || isInstance(ref);
}

function isInstance(ref: Ref): ref is ObjectRef {
  return ref.kind === 'object' && ref.shape === 'object' && ref.proto?.refs[0]?.kind === 'class';
}

/** What code out of sight does with what stands at a top level, where it only names members. True where that is all. */
export function useFromOutside(m: Machine, f: Frame, { facts }: Unit, b: number, ref: Ref): boolean {
  const use = m.relevance.outOfSight?.useOf(facts, b);
  if (!use) return false;
  // Of a class only that nobody names it: see `vicinity.ts`.
  if (!isInstance(ref)) return ref.kind === 'class';
  const self = m.values.ref(ref);
  for (const name of [...use.written].sort()) writeMember(m, f, self, name, m.values.unknown, ref);
  for (const name of [...use.members].sort()) {
    showOutside(m, f, readHeap(m, f, ref, name) ?? m.values.never);
    escapeMemberOf(m, f, self, name, NOWHERE);
  }
  return true;
}

/** What a file that is left out puts on globals: its names promise nothing. */
export function leaveOut(m: Machine, { facts, path }: Unit): void {
  m.openLoads.add(path);
  const declared = scriptBindings(facts).flatMap((b) => facts.bindings[b]?.name ?? []);
  const anything = nameless(m);
  for (const name of [...declared, ...globalNames(facts).written])
    writeCell(m, cellIn(m, m.globals, name), anything, undefined);
}

/** Code out of sight has it from here on: it changes what it finds there, and calls it. */
export function leaveToOutside(m: Machine, f: Frame, value: Value): void {
  showOutside(m, f, value);
  escape(m, f, value, NOWHERE);
}

/** An arrow out of sight that sees the object whose method makes it. */
export function leaveReceiver(m: Machine, f: Frame, fn: number): void {
  if (!m.relevance.outOfSight || m.relevance.has(f.unit.facts, fn) || !seeingThis(f.unit.facts).has(fn)) return;
  leaveToOutside(m, f, f.ctx.thisValue);
}

const seers = new WeakMap<FileFacts, ReadonlySet<number>>();

/** The functions that name `this` or `super`, and those that such an arrow stands in. */
function seeingThis(facts: FileFacts): ReadonlySet<number> {
  return remembered(seers, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (it, fn) => {
      if (it.k !== 'this' && it.k !== 'super') return;
      for (let at = fn; at >= 0 && !found.has(at); at = facts.functions[at]?.parent ?? -1) {
        found.add(at);
        if (facts.functions[at]?.kind !== 'arrow') return;
      }
    });
    return found;
  });
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
