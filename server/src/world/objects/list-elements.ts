/** What iterating over a value gives, and the positions of lists. */
import { runIteration } from '../calls/conversions';
import { choiceMember } from '../choice/choices';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { foreignMember } from '../outside/foreign';
import { keyOfName } from '../values/map-keys';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { holdsAll } from './containers';
import { defineProperty, readMember } from './members';
import { allProperties } from './properties';
import { keyOfAny, takenByPlace } from './shared-state';

interface Elements {
  readonly elements: readonly Value[];
  /** These, in this order, and no others. */
  readonly exact: boolean;
}

/** `[key, value]` of a map; without a key, one that is not known. */
function entryOf(m: Machine, f: Frame, ref: ObjectRef, key: string | undefined, value: Value): Value {
  const entry = m.refs.object(f.ctx, ref, key === undefined ? 'entry' : `entry ${key}`, 'array');
  entry.heap.exact = true;
  defineProperty(
    m,
    f,
    entry.heap,
    '0',
    key === undefined ? keyOfAny(m, f, [ref]) : m.values.literal(keyOfName(key)),
    true,
  );
  defineProperty(m, f, entry.heap, '1', key === undefined ? takenByPlace(m, f, [ref], value) : value, true);
  return m.values.ref(entry);
}

function objectElements(m: Machine, f: Frame, ref: ObjectRef, at: Site): Elements {
  const { heap } = ref;
  const rest = readCell(heap.rest, f.ctx);
  const open = readCell(heap.openness, f.ctx);
  const elements: Value[] = [];
  for (const [name, cell] of allProperties(heap, f.ctx)) {
    if (!/^\d+$/.test(name) && ref.shape !== 'map' && ref.shape !== 'set') continue;
    const value = readCell(cell, f.ctx);
    if (value !== m.values.never) elements.push(ref.shape === 'map' ? entryOf(m, f, ref, name, value) : value);
  }
  const more = m.values.join(rest, open);
  const isUnkeyed = ref.shape === 'map' && rest !== m.values.never;
  if (isUnkeyed) elements.push(entryOf(m, f, ref, undefined, rest));
  const others = isUnkeyed ? open : more;
  if (others !== m.values.never) elements.push(others);
  // It may say by itself what iterating gives.
  if (ref.shape === 'object') {
    runIteration(m, f, ref, at);
    elements.push(m.values.unknown);
  }
  const isWhole = ref.shape === 'array' ? heap.exact && !heap.loose : holdsAll(m, f, ref);
  return { elements, exact: isWhole && more === m.values.never };
}

/** Of each thing that the value may be, what iterating over it gives; undefined where that is not known. */
export function alternativesOf(
  m: Machine,
  f: Frame,
  list: Value,
  at: object,
): readonly (readonly Value[])[] | undefined {
  const isKnown = !list.unknown && list.literals.length === 0 && list.refs.length > 0;
  if (!isKnown || !list.refs.every((it) => it.kind === 'object' && it.shape !== 'object')) return undefined;
  const found = list.refs.map((it) => elementsOf(m, f, m.values.ref(it), at));
  return found.every((it) => it.exact) ? found.map((it) => it.elements) : undefined;
}

/** What iterating over the value gives. */
export function elementsOf(m: Machine, f: Frame, list: Value, at: object): Elements {
  const only = list.refs.length === 1 && !list.unknown && list.literals.length === 0 ? list.refs[0] : undefined;
  if (only?.kind === 'object' && only.shape !== 'object') return objectElements(m, f, only, at as Site);
  const elements: Value[] = [];
  if (list.unknown || list.literals.length > 0) elements.push(m.values.withReads(m.values.unknown, list.reads));
  for (const ref of list.refs) {
    if (ref.kind === 'object') elements.push(...objectElements(m, f, ref, at as Site).elements);
    else if (ref.kind === 'choice' && (ref.jar?.part === 'all' || ref.form === 'answers'))
      elements.push(choiceMember(m, f, ref, '[]', at));
    else if (ref.kind === 'choice')
      elements.push(m.values.ref(ref.form === 'rows' ? m.refs.choice({ ...ref, form: 'record' }) : ref));
    else if (ref.kind === 'foreign') elements.push(foreignMember(m, f, ref, '[]', at));
    else elements.push(m.values.unknown);
  }
  return { elements, exact: false };
}

/** One position of a list, as array patterns take it. */
export function readElement(m: Machine, f: Frame, list: Value, i: number, at: object): Value {
  const { elements, exact } = elementsOf(m, f, list, at);
  if (exact) return elements[i] ?? m.values.undefined;
  const indexed = readMember(m, f, list, String(i), at);
  if (list.refs.every((it) => it.kind === 'object' && it.shape === 'array')) return indexed;
  return takenByPlace(
    m,
    f,
    list.refs,
    elements.reduce((a, b) => m.values.join(a, b), indexed),
  );
}
