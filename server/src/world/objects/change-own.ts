/**
 * `list.push(x)`, `state.ads = true`, where only one variable holds the container: what it holds from here on is
 * another one. What cannot be told apart changes in place, as with all other objects.
 */
import type { Call, Expr } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import { noteMade, noteShown } from '../machine/regions';
import { listOf } from '../natives/list-of';
import { evaluateArguments } from '../syntax/expressions';
import { readVariable, writeVariable } from '../syntax/variables';
import { keyName } from '../values/map-keys';
import type { ObjectRef } from '../values/ref';
import { isPartial } from '../values/strings';
import { onlyLiteral, type Value } from '../values/value';
import { noteDeletion, wasDeleted } from './containers';
import { elementsOf } from './list-elements';
import { defineProperty, openHeap } from './members';
import { ownerOfContainer } from './own-containers';
import { allProperties } from './properties';

/** What holds more than this changes in place. */
const MAX_HELD = 24;
/** What may be more containers than this changes in place. */
const MAX_CONTAINERS = 4;

type Change = (m: Machine, f: Frame, site: Expr, of: ObjectRef) => Changed | undefined;

interface Changed {
  readonly to: Value;
  /** What the change itself gives. */
  readonly result: Value;
}

/** `b`: a name of the variable. Undefined, and nothing done, where it is not the only holder. */
function changeOwn(m: Machine, f: Frame, b: number, site: Expr, change: Change): Value | undefined {
  const owner = ownerOfContainer(f.unit.facts, b);
  if (owner === undefined || f.unit.facts.bindings[owner]?.owner !== f.ctx.fn) return undefined;
  const held = readVariable(m, f, owner);
  const isKnown = !held.unknown && held.literals.length === 0 && held.refs.length <= MAX_CONTAINERS;
  if (!isKnown || held.refs.length === 0) return undefined;
  let to = m.values.never;
  let result = m.values.never;
  for (const ref of held.refs) {
    // A loop that adds to what it made itself has no end.
    if (ref.kind !== 'object' || ref.place === site || ref.maker !== f.ctx) return undefined;
    const changed = change(m, f, site, ref);
    if (!changed) return undefined;
    to = m.values.join(to, changed.to);
    result = m.values.join(result, changed.result);
  }
  noteMade(f, to);
  for (const ref of to.refs)
    if (ref.kind === 'object') for (const it of [...ref.heap.props.values(), ref.heap.rest]) noteShown(f, it.value);
  writeVariable(m, f, owner, m.values.withReads(to, held.reads));
  return result;
}

/** `o.name = value`, `list[0] = value`, `list.length = 0`. */
export function writeOwn(
  m: Machine,
  f: Frame,
  x: Extract<Expr, { k: 'member' | 'index' }>,
  name: string,
  value: Value,
): boolean {
  // What is called a value may be a reference: see `cookie-references.ts`.
  if (x.obj.k !== 'ref' || name === 'value' || name === '__proto__') return false;
  const change: Change = (mm, ff, site, ref) => {
    const to =
      ref.shape === 'array'
        ? withElement(mm, ff, site, ref, name, value)
        : withProperty(mm, ff, site, ref, name, value);
    return to && { to, result: value };
  };
  return changeOwn(m, f, x.obj.b, x, change) !== undefined;
}

export function deleteOwn(m: Machine, f: Frame, x: Extract<Expr, { k: 'member' | 'index' }>, name: string): boolean {
  if (x.obj.k !== 'ref') return false;
  const change: Change = (mm, ff, site, ref) => {
    const to = ref.shape === 'object' ? withProperty(mm, ff, site, ref, name, undefined) : undefined;
    return to && { to, result: mm.values.true };
  };
  return changeOwn(m, f, x.obj.b, x, change) !== undefined;
}

/** `list.push(x)`, `set.delete(x)`; undefined where it is no such call. */
export function callOwn(m: Machine, f: Frame, x: Call): { readonly value: Value } | undefined {
  const { callee } = x;
  if (callee.k !== 'member' || callee.obj.k !== 'ref' || !CHANGES.has(callee.name)) return undefined;
  if (ownerOfContainer(f.unit.facts, callee.obj.b) === undefined) return undefined;
  if (x.args.some((it) => it.k === 'spread')) return undefined;
  const before = f.state;
  const { values } = evaluateArguments(m, f, x.args);
  if (!f.state) return { value: m.values.never };
  const value = changeOwn(m, f, callee.obj.b, x, (mm, ff, site, ref) =>
    changed(mm, ff, site, ref, callee.name, values),
  );
  if (value) return { value };
  // It is evaluated again where it changes in place.
  f.state = before;
  return undefined;
}

const CHANGES: ReadonlySet<string> = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'set',
  'add',
  'delete',
  'clear',
]);

function changed(
  m: Machine,
  f: Frame,
  site: Expr,
  ref: ObjectRef,
  name: string,
  args: readonly Value[],
): Changed | undefined {
  if (ref.shape === 'array') return changedList(m, f, site, ref, name, args);
  const [key = m.values.undefined, value = m.values.undefined] = args;
  const slot = name === 'clear' ? undefined : keyName(key);
  if (name !== 'clear' && slot === undefined) return undefined;
  const to = copied(m, f, site, ref, (it) => name !== 'clear' && it !== slot);
  if (!to) return undefined;
  if (slot !== undefined && name !== 'delete') defineProperty(m, f, to.heap, slot, name === 'set' ? value : key, true);
  return { to: m.values.ref(to), result: name === 'delete' ? m.values.boolean : m.values.undefined };
}

function changedList(
  m: Machine,
  f: Frame,
  site: Expr,
  ref: ObjectRef,
  name: string,
  args: readonly Value[],
): Changed | undefined {
  const { elements, exact } = elementsOf(m, f, m.values.ref(ref), site);
  if (!exact || elements.length + args.length > MAX_HELD) return undefined;
  const made = (all: readonly Value[], result: Value) => ({ to: newList(m, f, site, ref, all), result });
  const { undefined: nothing } = m.values;
  switch (name) {
    case 'push':
      return made([...elements, ...args], m.values.literal(elements.length + args.length));
    case 'unshift':
      return made([...args, ...elements], m.values.literal(elements.length + args.length));
    case 'pop':
      return made(elements.slice(0, -1), elements.at(-1) ?? nothing);
    case 'shift':
      return made(elements.slice(1), elements[0] ?? nothing);
    case 'splice': {
      const bounds = args.slice(0, 2).map((it) => onlyLiteral(it)?.literal);
      if (bounds.length === 0 || !bounds.every((it) => typeof it === 'number')) return undefined;
      const [start = 0, count = elements.length] = bounds as number[];
      const left = [...elements];
      const taken = left.splice(start, count, ...args.slice(2));
      return made(left, listOf(m, f, { site }, taken, m.values.never, `taken ${ref.id}`));
    }
    default:
      return undefined;
  }
}

function withElement(m: Machine, f: Frame, site: Expr, ref: ObjectRef, name: string, value: Value): Value | undefined {
  const { elements, exact } = elementsOf(m, f, m.values.ref(ref), site);
  if (!exact || elements.length >= MAX_HELD) return undefined;
  if (name === 'length') {
    const length = onlyLiteral(value)?.literal;
    const isCut = typeof length === 'number' && length <= elements.length;
    return isCut ? newList(m, f, site, ref, elements.slice(0, length)) : undefined;
  }
  if (!/^\d+$/.test(name) || Number(name) > elements.length) return undefined;
  const next = [...elements];
  next[Number(name)] = value;
  return newList(m, f, site, ref, next);
}

function newList(m: Machine, f: Frame, site: Expr, ref: ObjectRef, elements: readonly Value[]): Value {
  return listOf(m, f, { site: site as Call }, elements, m.values.never, `changed ${ref.id}`);
}

/** Without a value: the property is taken away. */
function withProperty(
  m: Machine,
  f: Frame,
  site: Expr,
  ref: ObjectRef,
  name: string,
  value: Value | undefined,
): Value | undefined {
  if (ref.shape !== 'object' || isPartial(name)) return undefined;
  const to = copied(m, f, site, ref, (it) => it !== name);
  if (to && value) defineProperty(m, f, to.heap, name, value, true);
  return to && m.values.ref(to);
}

/** The same container, with what is kept of it. */
function copied(
  m: Machine,
  f: Frame,
  site: Expr,
  from: ObjectRef,
  keeps: (name: string) => boolean,
): ObjectRef | undefined {
  const held = allProperties(from.heap, f.ctx);
  if (held.length > MAX_HELD || from.proto || held.some(([name]) => /^[gs]et /.test(name))) return undefined;
  const to = m.refs.object(f.ctx, site, `changed ${from.id}`, from.shape);
  for (const [name, cell] of held) {
    const value = readCell(cell, f.ctx);
    if (keeps(name) && value !== m.values.never)
      defineProperty(m, f, to.heap, name, value, from.heap.certain.has(name));
  }
  const isEmptied = from.shape !== 'object' && held.length > 0 && held.every(([name]) => !keeps(name));
  if (!isEmptied || held.length === 0) writeCell(m, to.heap.rest, readCell(from.heap.rest, f.ctx), f.ctx);
  if (readCell(from.heap.openness, f.ctx) !== m.values.never) openHeap(m, to.heap, f);
  if (from.shape !== 'object' && wasDeleted(m, f, from)) noteDeletion(m, f, to);
  return to;
}
