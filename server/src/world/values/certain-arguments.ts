/**
 * Options of which it is certain that they say what is written: no later spread replaces them, no other
 * code changed the object first.
 */
import type { LiteralArgument } from '../../catalogue/catalogue';
import type { ArrayExpr, Jsx, ObjectExpr } from '../../facts/ir';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { valuesWithin } from '../objects/properties';
import type { ObjectRef } from './ref';
import { isPartial } from './strings';
import { onlyLiteral, type Value } from './value';

const MAX_DEPTH = 3;

export function certainArgument(m: Machine, f: Frame, value: Value, depth = 0): LiteralArgument {
  const only = onlyLiteral(value);
  if (only) return only.literal;
  const ref = onlyObject(value);
  if (!ref || depth > MAX_DEPTH) return undefined;
  if (ref.shape === 'array') return certainList(m, f, ref, depth);
  const keys = [...settledKeys(ref)];
  return Object.fromEntries(
    keys.map((key) => [key, certainArgument(m, f, certainProperty(m, f, ref, key), depth + 1)]),
  );
}

/** As far as it is sure what it is: an object that may hold more, or something else, is not known at all. */
export function possibleArgument(m: Machine, f: Frame, value: Value, depth = 0): LiteralArgument {
  const only = onlyLiteral(value);
  if (only) return only.literal;
  const ref = onlyObject(value);
  const node = ref && nodeOf(ref);
  if (!ref || !node || depth > MAX_DEPTH || wasOpen(ref)) return undefined;
  const part = (name: string) => {
    const cell = ref.heap.props.get(name);
    return cell && possibleArgument(m, f, readCell(cell, f.ctx), depth + 1);
  };
  if (node.k === 'arr')
    return node.elems.some((it) => it.k === 'spread') ? undefined : node.elems.map((_, i) => part(String(i)));
  const written = node.k === 'obj' ? node.props.length : node.attrs.length;
  if (settledKeys(ref).size < written) return undefined;
  return Object.fromEntries([...ref.heap.props.keys()].map((key) => [key, part(key)]));
}

/** An object of which every property is a known literal or such an object, and which has no others. */
export function wholeObject(m: Machine, f: Frame, value: Value, depth = 0): WholeObject | undefined {
  const ref = onlyObject(value);
  const node = ref && nodeOf(ref);
  if (!ref || node?.k !== 'obj' || depth > MAX_DEPTH || ref.proto || ref.heap.open) return undefined;
  if (readCell(ref.heap.rest, f.ctx) !== m.values.never) return undefined;
  const settled = settledKeys(ref);
  if (settled.size < node.props.length || settled.size < ref.heap.props.size) return undefined;
  const whole: { [key: string]: WholePart } = {};
  for (const key of settled) {
    const part = wholePart(m, f, certainProperty(m, f, ref, key), depth + 1);
    if (part === undefined) return undefined;
    whole[key] = part;
  }
  return whole;
}

/** The preferences that an object and all that is in it depend on. */
export function readsWithin(f: Frame, value: Value): Value['reads'] {
  return valuesWithin(f, [value], MAX_DEPTH + 1).flatMap((it) => it.reads);
}

type WholePart = string | number | boolean | null | WholeObject;
export interface WholeObject {
  readonly [key: string]: WholePart;
}

function wholePart(m: Machine, f: Frame, value: Value, depth: number): WholePart | undefined {
  const only = onlyLiteral(value);
  if (!only) return wholeObject(m, f, value, depth);
  return only.literal !== undefined && !isPartial(only.literal) ? only.literal : undefined;
}

export function onlyObject(value: Value): ObjectRef | undefined {
  const ref = value.refs[0];
  return value.refs.length === 1 && !value.unknown && value.literals.length === 0 && ref?.kind === 'object'
    ? ref
    : undefined;
}

/** The value under a key that is settled; UNKNOWN otherwise. */
export function certainProperty(m: Machine, f: Frame, ref: ObjectRef, key: string): Value {
  const cell = settledKeys(ref).has(key) ? ref.heap.props.get(key) : undefined;
  return cell ? readCell(cell, f.ctx) : m.values.unknown;
}

function certainList(m: Machine, f: Frame, ref: ObjectRef, depth: number): LiteralArgument {
  const node = nodeOf(ref);
  if (node?.k !== 'arr' || node.elems.some((it) => it.k === 'spread')) return undefined;
  return node.elems.map((_, i) => {
    const cell = ref.heap.props.get(String(i));
    return cell && certainArgument(m, f, readCell(cell, f.ctx), depth + 1);
  });
}

function settledKeys(ref: ObjectRef): ReadonlySet<string> {
  const node = nodeOf(ref);
  if (node?.k !== 'obj' && node?.k !== 'jsx') return new Set();
  const parts =
    node.k === 'obj' ? node.props.map(keyOfProperty) : node.attrs.map((it) => (it.p === 'attr' ? it.name : undefined));
  const from = parts.lastIndexOf(undefined) + 1;
  if (from === 0 && wasOpen(ref)) return new Set();
  return new Set(parts.slice(from).filter((it) => it !== undefined));
}

/** Undefined: it may be any key. */
function keyOfProperty(property: ObjectExpr['props'][number]): string | undefined {
  return property.p === 'value' && typeof property.key === 'string' ? property.key : undefined;
}

/** Had other code the object before it was first looked at? Being handed over with this very call does not count. */
const openedBefore = new WeakMap<ObjectRef, boolean>();
export function wasOpen(ref: ObjectRef): boolean {
  let open = openedBefore.get(ref);
  if (open === undefined) openedBefore.set(ref, (open = ref.heap.open));
  return open;
}

/** What is given under a name: that the object is handed over with this very call changes nothing yet. */
export function givenUnder(m: Machine, f: Frame, options: Value, name: string): Value {
  let result = options.unknown ? m.values.unknown : m.values.never;
  for (const ref of options.refs) {
    const cell = ref.kind === 'object' ? ref.heap.props.get(name) : undefined;
    if (cell) result = m.values.join(result, readCell(cell, f.ctx));
    if (ref.kind !== 'object' || wasOpen(ref) || readCell(ref.heap.rest, f.ctx) !== m.values.never)
      result = m.values.join(result, m.values.unknown);
  }
  return result;
}

/** The expression that makes it. */
const nodes = new WeakMap<ObjectRef, { readonly node: ObjectExpr | ArrayExpr | Jsx | undefined }>();
function nodeOf(ref: ObjectRef): ObjectExpr | ArrayExpr | Jsx | undefined {
  let known = nodes.get(ref);
  if (!known) nodes.set(ref, (known = { node: findNode(ref) }));
  return known.node;
}

function findNode(ref: ObjectRef): ObjectExpr | ArrayExpr | Jsx | undefined {
  for (const [key, slots] of ref.maker.made) {
    const made = slots instanceof Map ? [...slots.values()] : [];
    const node = key as Partial<ObjectExpr | ArrayExpr | Jsx>;
    if (made.includes(ref) && (node.k === 'obj' || node.k === 'arr' || node.k === 'jsx'))
      return node as ObjectExpr | ArrayExpr | Jsx;
  }
  return undefined;
}
