/**
 * Summary objects: one object in the place of too many that a value may be.
 *
 * `claim[section][name] = answers` makes of all answers of a program one heap, where each read would go through
 * everything. What a member holds flows into its summary. Who writes to the summary may have written to any
 * member: these are open then, as if code out of sight had them. A value holds the summary twice: nobody shall
 * take it for the one object that is meant.
 */
import { remembered } from '../../std/remembered';
import type { Cell } from '../machine/cell';
import type { Context, Site } from '../machine/context';
import { createContext } from '../machine/contexts';
import { HUB } from '../machine/hubs';
import { cellIn, type Machine, newCell, writeCell } from '../machine/machine';
import type { Heap, ObjectRef, Ref, Summary } from '../values/ref';
import { doubt, wake } from './loosen';
import { openHeap } from './members';
import { isKept, markKept } from './shared-state';

/** More objects than this are not told apart in one value. */
export const MAX_OBJECTS = 64;

/** No place of the program, and the same in every world. */
const places = new WeakMap<object, object>();

/** `refs` in the order of their numbers, as they are returned. */
export function summarized(m: Machine, refs: readonly Ref[]): readonly Ref[] {
  if (refs.length <= m.maxObjects && (refs.length < 2 || !refs.some(isSummary))) return refs;
  let all = refs;
  for (const shape of ['object', 'array'] as const) {
    const objects = all.filter((it): it is ObjectRef => it.kind === 'object' && it.shape === shape && isData(it));
    if (objects.length < 2 || (objects.length <= m.maxObjects && !objects.some(isSummary))) continue;
    const { ref, twin } = targetOf(objects) ?? newSummary(m, objects);
    if (objects.every((it) => it.heap === ref.heap)) continue;
    for (const it of objects) absorb(m, topmost(it), ref);
    const gone = new Set<Ref>(objects);
    all = [...all.filter((it) => !gone.has(it)), ref, twin].sort((a, b) => a.id - b.id);
  }
  return all;
}

function isSummary(ref: Ref): boolean {
  return ref.kind === 'object' && ref.heap.summary !== undefined;
}

/** Written as a literal or as attributes, or made of a class of the workspace: nothing else is noted of it anywhere. */
function isData({ heap, place, proto }: ObjectRef): boolean {
  if (heap.summary) return true;
  const { k } = place as Partial<Site>;
  const isInstance = k === 'new' && proto?.refs.every((it) => it.kind === 'class') === true;
  return k === 'obj' || k === 'arr' || (k === 'jsx' && !proto) || isInstance;
}

/** One that is there, or to which one of them belongs. */
function targetOf(objects: readonly ObjectRef[]): Summary | undefined {
  const known = objects.find((it) => it.heap.summary ?? it.heap.within);
  return known && topmost(known).heap.summary;
}

function topmost(ref: ObjectRef): ObjectRef {
  return ref.heap.within ? topmost(ref.heap.within) : (ref.heap.summary?.ref ?? ref);
}

function newSummary(m: Machine, objects: readonly ObjectRef[]): Summary {
  const [first] = objects as readonly [ObjectRef];
  const members: ObjectRef[] = [];
  const protos = newCell(m);
  const maker = makerOf(m, first, members);
  const place = remembered(places, first.place, () => ({}));
  const ref = m.refs.object(maker, place, 'summary', first.shape);
  const twin = m.refs.object(maker, place, 'twin', first.shape);
  const proto = { get: () => (protos.value === m.values.never ? undefined : protos.value) };
  for (const it of [ref, twin]) Object.defineProperties(it, { proto, heap: { value: ref.heap } });
  ref.heap.hasOwnKey = false;
  ref.heap.summary = { ref, twin, members, protos };
  // Nobody has read it yet: what all of them hold for sure, it does.
  for (const name of first.heap.certain)
    if (objects.every((it) => it.heap.certain.has(name))) ref.heap.certain.add(name);
  return ref.heap.summary;
}

/** Who needs the summary needs whoever made its members. */
function makerOf(m: Machine, { id, maker: { unit, mode } }: ObjectRef, members: readonly ObjectRef[]): Context {
  const origin = { unit, fn: HUB, callee: undefined, scope: undefined, mode };
  const ctx = createContext(m, `summary ${id}`, origin, m.values.undefined, [], m.values.never, false);
  m.hubs.set(ctx, { opens: true, run: () => {}, of: { ...m.values.never, refs: members } });
  return ctx;
}

function absorb(m: Machine, member: ObjectRef, into: ObjectRef): void {
  if (member.heap === into.heap || !into.heap.summary) return;
  const { heap } = member;
  heap.within = into;
  into.heap.summary.members.push(member);
  if (heap.open) openHeap(m, into.heap, undefined);
  for (const [name, cell] of heap.props) flowInto(m, cell, placeOf(m, into, name), into.heap.listers);
  flowInto(m, heap.rest, into.heap.rest, into.heap.listers);
  m.linked.set(heap.props, (name, cell) => flowInto(m, cell, placeOf(m, into, name), into.heap.listers));
  for (const name of [...into.heap.certain]) if (!heap.certain.has(name)) doubt(m, undefined, into.heap, name);
  if (heap.summary) flowInto(m, heap.summary.protos, into.heap.summary.protos, into.heap.listers);
  else if (member.proto) writeCell(m, into.heap.summary.protos, member.proto, undefined);
  if (into.heap.summary.isChanged) openMember(m, heap);
  if (into.heap.isKept) markKept(m, member);
  else if (isKept(member)) {
    into.heap.isKept = true;
    wake(m, undefined, into.heap);
  }
}

/** All that is and will be written to a cell is written to another. */
function flowInto(m: Machine, cell: Cell, into: Cell, listers: ReadonlySet<Context>): void {
  (cell.flows ??= []).push({ into, listers });
  for (const writer of cell.writers) into.writers.add(writer);
  writeCell(m, cell, cell.value, undefined);
}

/** The elements of many lists have no place in common. */
function placeOf(m: Machine, { shape, heap }: ObjectRef, name: string): Cell {
  return shape === 'array' && /^\d+$/.test(name) ? heap.rest : cellIn(m, heap.props, name);
}

/** Something is written to it: if it is a summary, to any of its members. */
export function noteChanged(m: Machine, { summary }: Heap): void {
  if (!summary || summary.isChanged) return;
  summary.isChanged = true;
  for (const { heap } of summary.members) openMember(m, heap);
}

/** As `openHeap`, but that its summary is not open because of it. */
function openMember(m: Machine, heap: Heap): void {
  if (heap.frozen) return;
  writeCell(m, heap.handed, m.values.unknown, undefined);
  if (heap.open) return;
  heap.open = true;
  writeCell(m, heap.openness, m.values.unknown, undefined);
  noteChanged(m, heap);
}
