/**
 * Which members the records have that the workspace stores as JSON: `{ prefs: { marketing: false } }` has no `marketing` of
 * its own, so `JSON.parse(stored).marketing` is nobody's answer.
 */
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { namesSpreadInto } from '../objects/spread';
import { isCallee } from '../outside/foreign';
import { onlyObject } from '../values/certain-arguments';
import type { ChoiceRef, Heap } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { choice } from './preferences';
import { heldAt } from './written';

/** Undefined: no object, or one of which not all is known. */
export type Shape = ReadonlyMap<string, Shape | undefined>;

const MAX_DEPTH = 4;

/** Of what is stored under a key: a text, or what is made JSON of. */
export function shapeWritten(
  m: Machine,
  f: Frame,
  key: string,
  text: Value | undefined,
  given: Value | undefined,
): Shape | undefined {
  const known = text && textOf(text);
  if (known !== undefined && /^\s*\{/.test(known)) return shapeOfText(known);
  return given && shapeOf(m, f, key, given, 0);
}

function shapeOf(m: Machine, f: Frame, key: string, value: Value, depth: number): Shape | undefined {
  const ref = onlyObject(value);
  if (ref?.shape !== 'object' || ref.proto || depth > MAX_DEPTH) return undefined;
  if (ref.heap.open && !isOpenByItself(m, f, ref.heap, key)) return undefined;
  if (!isOfItself(readCell(ref.heap.rest, f.ctx), key)) return undefined;
  const members = allProperties(ref.heap, f.ctx);
  return new Map(members.map(([name, cell]) => [name, shapeOf(m, f, key, readCell(cell, f.ctx), depth + 1)]));
}

/** `{ ...stored, sell: false }`: what was there before is what somebody wrote there. */
function isOfItself({ unknown, literals, refs }: Value, key: string): boolean {
  return !unknown && literals.length === 0 && refs.every((it) => it.kind === 'choice' && it.read?.name === key);
}

function isOpenByItself(m: Machine, f: Frame, heap: Heap, key: string): boolean {
  const isSpread = readCell(heap.handed, f.ctx) === m.values.never;
  const names = namesSpreadInto(heap);
  return isSpread && names.size > 0 && [...names].every((it) => it === key);
}

function shapeOfText(text: string): Shape | undefined {
  try {
    return shapeOfJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function shapeOfJson(json: unknown): Shape | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  return new Map(Object.entries(json).map(([name, inner]) => [name, shapeOfJson(inner)]));
}

export function joinShapes(a: Shape | undefined, b: Shape | undefined): Shape | undefined {
  if (!a || !b) return undefined;
  const names = new Set([...a.keys(), ...b.keys()]);
  const inner = (name: string) => {
    if (!a.has(name)) return b.get(name);
    return b.has(name) ? joinShapes(a.get(name), b.get(name)) : a.get(name);
  };
  return new Map([...names].map((name) => [name, inner(name)]));
}

/** The record that is parsed, where it is known what it has. */
export function withShape(m: Machine, ref: ChoiceRef): ChoiceRef {
  return shapeAt(m, { ...ref, inside: '' }) ? m.refs.choice({ ...ref, inside: '' }) : ref;
}

/** What stands under this name, where it is known what there is. */
export function keptMember(m: Machine, ref: ChoiceRef, name: string, at: object | undefined): Value | undefined {
  const shape = isCallee(at) ? undefined : shapeAt(m, ref);
  if (!shape || !ref.read) return undefined;
  if (!shape.has(name)) return m.values.withReads(m.values.undefined, [ref.read]);
  const isObject = shape.get(name) !== undefined;
  return isObject ? choice(m, { ...ref, read: ref.read, inside: `${ref.inside ?? ''}.${name}` }) : undefined;
}

function shapeAt(m: Machine, { inside, read }: ChoiceRef): Shape | undefined {
  if (inside === undefined || read?.keyed === undefined) return undefined;
  let shape = heldAt(m, read.keyed, read.name)?.shape;
  for (const name of inside.split('.').slice(1)) shape = shape?.get(name);
  return shape;
}
