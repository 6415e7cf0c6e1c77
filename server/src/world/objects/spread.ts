/**
 * `{...x}`: known properties are copied; something unknown opens the object.
 *
 * A property is certain where all that may be spread has it; once something may be spread that lacks it,
 * it is no longer.
 */
import { remembered } from '../../std/remembered';
import { exportedValue, exportNames } from '../calls/modules';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { Heap, Ref } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';
import { doubt } from './loosen';
import { defineProperty, openHeap, runGetter } from './members';
import { allProperties, writeRest } from './properties';
import { type Holder, keptInObject } from './shared-state';
import { spreadRecord } from './spread-records';

/** Names whose values are replaced by what is written after them. */
export type Replaced = Pick<ReadonlySet<string>, 'has'>;

export interface SpreadPlace {
  /** Tells spreads into one object apart. */
  readonly at: object | string;
  /** Written after it, in any case. */
  readonly later?: Replaced;
  /** `{ ...x }`, of an object that is made there. */
  readonly isLiteral?: true;
  /** False where the object held something before, which may show. */
  readonly isSure?: boolean;
}

export function spreadInto(m: Machine, f: Frame, into: Holder, value: Value, place: SpreadPlace): void {
  const { at, later, isSure = true } = place;
  const { heap } = into;
  const keep = (it: Value) => keptInObject(m, f, into, it);
  const open = () => openHeap(m, heap, f, place.isLiteral);
  if (value.unknown) {
    const names = remembered(unknownSpread, heap, () => new Set<string>());
    for (const name of value.reads.length > 0 ? value.reads.map((it) => it.name) : ['']) names.add(name);
    open();
  }
  const isKnown = isSure && !value.unknown && value.literals.length === 0;
  const isCertain = (name: string) => isKnown && value.refs.every((it) => holds(it, name));
  for (const ref of value.refs) {
    if (ref.kind === 'object' && ref.shape === 'request') open();
    else if (ref.kind === 'object' || ref.kind === 'class' || ref.kind === 'function') {
      for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
        if (name.startsWith('set ')) continue;
        // What a getter answers is copied, not the getter.
        const isGetter = name.startsWith('get ');
        const copied = isGetter ? runGetter(m, f, ref, cell) : readCell(cell, f.ctx);
        const as = isGetter ? name.slice(4) : name;
        if (copied !== m.values.never && !later?.has(as)) copy(m, f, heap, as, keep(copied), isCertain(name), at);
      }
      writeRest(m, f, heap, readCell(ref.heap.rest, f.ctx));
      if (readCell(ref.heap.openness, f.ctx) !== m.values.never) open();
    } else if (ref.kind === 'module') {
      for (const name of exportNames(m, ref.unit))
        defineProperty(m, f, heap, name, exportedValue(m, f, ref.unit, name), true);
    } else if (ref.kind === 'choice' && ref.form === 'record') spreadRecord(m, f, into, ref);
    else if (ref.kind === 'choice') writeRest(m, f, heap, keep(m.values.ref(ref)));
    else open();
  }
  for (const literal of value.literals) if (typeof literal === 'string') spreadText(m, f, heap, literal);
  for (const [name, from] of heap.spread) if (from === at && !isCertain(name)) doubt(m, f, heap, name);
}

const unknownSpread = new WeakMap<Heap, Set<string>>();

/** Of what is not known and was spread into it, the names of what was read for it; an empty one where it is something else. */
export function namesSpreadInto(heap: Heap): ReadonlySet<string> {
  return unknownSpread.get(heap) ?? NO_NAMES;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** `{...'ab'}` is `{ 0: 'a', 1: 'b' }`. */
function spreadText(m: Machine, f: Frame, heap: Heap, text: string): void {
  if (isPartial(text)) return writeRest(m, f, heap, m.values.unknown);
  for (const [i, letter] of [...text].entries()) defineProperty(m, f, heap, String(i), m.values.literal(letter), false);
}

/** A later spread overwrites: what was certain stays certain, with both values. */
function copy(
  m: Machine,
  f: Frame,
  heap: Heap,
  name: string,
  value: Value,
  certain: boolean,
  at: object | string,
): void {
  const before = heap.certain.has(name);
  defineProperty(m, f, heap, name, value, certain);
  if (!before && heap.certain.has(name)) heap.spread.set(name, at);
}

/** Names that spreading it surely writes, whatever was there before. */
export function surelySpread(value: Value): readonly string[] {
  if (value.unknown || value.literals.length > 0) return [];
  const names = value.refs.map((it) => (it.kind === 'object' ? [...it.heap.certain] : []));
  return (names[0] ?? []).filter((name) => !/^[gs]et /.test(name) && names.every((it) => it.includes(name)));
}

function holds(ref: Ref, name: string): boolean {
  if (ref.kind !== 'object' && ref.kind !== 'class' && ref.kind !== 'function') return false;
  return ref.heap.certain.has(name) || ref.heap.certain.has(`get ${name}`);
}
