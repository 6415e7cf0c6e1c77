/** Deep copies: `structuredClone(x)`, and what JSON makes of a value that is written and parsed again at once. */
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell, writeCell } from '../machine/machine';
import { loosen } from '../objects/loosen';
import { defineProperty, openHeap, runGetter } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { ObjectRef, Ref } from '../values/ref';
import type { Literal, Value } from '../values/value';

/** What is held deeper is not copied: it is unknown. */
const MAX_DEPTH = 4;
/** Nor is a copy of a copy of a copy: a loop that copies what it made before would never come to rest. */
const MAX_GENERATION = 2;

/** How often what it was made from had been copied. */
const generations = new WeakMap<ObjectRef, number>();

interface Copying {
  readonly site: Site;
  /** Functions and what is undefined are left out, and an object may say by itself what it is. */
  readonly json: boolean;
  readonly depth: number;
  /** Copies made so far: what is held twice is copied once. */
  readonly seen: Map<Ref, Value>;
}

export function copyOf(m: Machine, f: Frame, value: Value, site: Site, how: 'structured' | 'json'): Value {
  return copied(m, f, value, { site, json: how === 'json', depth: 0, seen: new Map() });
}

function copied(m: Machine, f: Frame, value: Value, by: Copying): Value {
  let result = m.values.make(value.literals.map(by.json ? inJson : same), [], value.unknown, value.reads);
  for (const ref of value.refs) result = m.values.join(result, copiedRef(m, f, ref, by));
  return result;
}

const same = (literal: Literal): Literal => literal;
const inJson = (literal: Literal): Literal =>
  typeof literal === 'number' && !Number.isFinite(literal) ? null : literal;

function copiedRef(m: Machine, f: Frame, ref: Ref, by: Copying): Value {
  if (ref.kind === 'choice' || (ref.kind === 'foreign' && !by.json)) return m.values.ref(ref);
  if (by.json && (ref.kind === 'function' || ref.kind === 'class' || ref.kind === 'native')) return m.values.undefined;
  if (ref.kind !== 'object' || !isPlain(ref, by)) return m.values.unknown;
  const known = by.seen.get(ref);
  if (known) return known;
  const generation = generations.get(ref) ?? 0;
  if (by.depth >= MAX_DEPTH || generation >= MAX_GENERATION) return m.values.unknown;
  const copy = m.refs.object(f.ctx, by.site, `copy ${ref.id}`, ref.shape);
  generations.set(copy, generation + 1);
  const value = m.values.ref(copy);
  by.seen.set(ref, value);
  const deeper = { ...by, depth: by.depth + 1 };
  if (ref.shape === 'array') copyList(m, f, ref, copy, deeper);
  else copyProperties(m, f, ref, copy, deeper);
  return value;
}

function isPlain({ shape, proto, heap }: ObjectRef, { json }: Copying): boolean {
  if (shape !== 'object' && shape !== 'array') return false;
  return !json || (proto === undefined && !heap.props.has('toJSON'));
}

function copyProperties(m: Machine, f: Frame, from: ObjectRef, to: ObjectRef, by: Copying): void {
  for (const [slot, cell] of allProperties(from.heap, f.ctx)) {
    if (slot.startsWith('set ')) continue;
    const isGetter = slot.startsWith('get ');
    const held = isGetter ? runGetter(m, f, from, cell) : readCell(cell, f.ctx);
    const value = copied(m, f, held, by);
    const isThere = from.heap.certain.has(slot) && !(by.json && value.literals.includes(undefined));
    if (value !== m.values.never) defineProperty(m, f, to.heap, isGetter ? slot.slice(4) : slot, value, isThere);
  }
  copyRest(m, f, from, to, by);
}

function copyList(m: Machine, f: Frame, from: ObjectRef, to: ObjectRef, by: Copying): void {
  const isExact = from.heap.exact && !from.heap.loose;
  to.heap.exact = true;
  if (!isExact) loosen(m, f, to.heap);
  for (const [slot, cell] of allProperties(from.heap, f.ctx)) {
    const held = copied(m, f, readCell(cell, f.ctx), by);
    const value = by.json && held.literals.includes(undefined) ? m.values.join(held, m.values.literal(null)) : held;
    if (value === m.values.never) continue;
    if (isExact) defineProperty(m, f, to.heap, slot, value, from.heap.certain.has(slot));
    else writeCell(m, to.heap.rest, value, f.ctx);
  }
  copyRest(m, f, from, to, by);
}

function copyRest(m: Machine, f: Frame, from: ObjectRef, to: ObjectRef, by: Copying): void {
  writeCell(m, to.heap.rest, copied(m, f, readCell(from.heap.rest, f.ctx), by), f.ctx);
  if (readCell(from.heap.openness, f.ctx) !== m.values.never) openHeap(m, to.heap, f);
}
