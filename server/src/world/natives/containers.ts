/** `new Map(…)`, `new Set(…)` and what is put into them. */
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type NativeCall, readCell, writeCell } from '../machine/machine';
import { readIndex } from '../objects/keyed-members';
import { elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { onlyObject } from '../values/certain-arguments';
import { keyName } from '../values/map-keys';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { slotFor } from './list-of';

export function putEntry(m: Machine, f: Frame, map: ObjectRef, key: Value, value: Value, isSure: boolean): void {
  const name = keyName(key);
  if (name !== undefined) defineProperty(m, f, map.heap, name, value, isSure);
  else {
    writeCell(m, map.heap.rest, value, f.ctx);
    const keys = m.refs.object(map.maker, map, 'keys', 'array');
    writeCell(m, keys.heap.rest, key, f.ctx);
  }
}

export function addTo(m: Machine, f: Frame, set: ObjectRef, element: Value, isSure: boolean): void {
  const name = keyName(element);
  if (name !== undefined) defineProperty(m, f, set.heap, name, element, isSure);
  else writeCell(m, set.heap.rest, element, f.ctx);
}

export function newMap(m: Machine, f: Frame, call: NativeCall): Value {
  const [source] = call.args;
  if (!source) return m.values.ref(m.refs.object(f.ctx, call.site, 'map', 'map'));
  return ofEach(m, source, (list) => {
    const map = m.refs.object(f.ctx, call.site, slotFor(m, f, call.site, list, 'map'), 'map');
    const { elements, exact } = elementsOf(m, f, list, call.site);
    for (const element of elements) {
      const isOpen = element.unknown || element.refs.some((it) => it.kind === 'choice' && it.pairs);
      // `new Map(Object.entries(consent))`: which of its answers stands under a key is not known.
      if (isOpen) putEntry(m, f, map, m.values.unknown, m.values.withReads(m.values.unknown, element.reads), false);
      if (isOpen && element.refs.every((it) => it.kind === 'choice')) continue;
      const key = readIndex(m, f, element, m.values.literal(0), call.site);
      putEntry(m, f, map, key, readIndex(m, f, element, m.values.literal(1), call.site), exact);
    }
    return m.values.ref(map);
  });
}

/** `new LRUCache({ max: 500, dispose })`: what is in it may be gone, as what is asked for in a map may not be there. */
export function newCache(m: Machine, f: Frame, call: NativeCall): Value {
  for (const it of call.args) escape(m, f, it, call.site);
  return newMap(m, f, { ...call, args: [] });
}

export function newSet(m: Machine, f: Frame, call: NativeCall): Value {
  const [source] = call.args;
  if (!source) return m.values.ref(m.refs.object(f.ctx, call.site, 'set', 'set'));
  const choices = source.refs.filter((it) => it.kind === 'choice');
  if (choices.length > 0) return m.values.make([], choices, false, source.reads);
  return ofEach(m, source, (list) => {
    const set = m.refs.object(f.ctx, call.site, slotFor(m, f, call.site, list, 'set'), 'set');
    const { elements, exact } = elementsOf(m, f, list, call.site);
    const sure = exact ? elements : surelyIn(m, f, list);
    for (const element of elements) addTo(m, f, set, element, sure.includes(element));
    return m.values.ref(set);
  });
}

/** Elements that are in a list, wherever they stand. */
function surelyIn(m: Machine, f: Frame, list: Value): readonly Value[] {
  const ref = onlyObject(list);
  if (ref?.shape !== 'array') return [];
  return [...ref.heap.certain].map((name) => readCell(cellIn(m, ref.heap.props, name), f.ctx));
}

/** Of each list that it may be, one of its own. */
function ofEach(m: Machine, source: Value, make: (list: Value) => Value): Value {
  const areLists = !source.unknown && source.literals.length === 0 && source.refs.length > 1;
  if (!areLists || !source.refs.every((it) => it.kind === 'object'))
    return m.values.withReads(make(source), source.reads);
  const made = source.refs.map((it) => make(m.values.ref(it)));
  return m.values.withReads(
    made.reduce((all, it) => m.values.join(all, it)),
    source.reads,
  );
}
