/** Methods of `Map` and `Set`. */
import { callValue } from '../calls/calls';
import { keptAnswer, noteKept } from '../choice/kept-answers';
import { keptCookie } from '../cookies/jar-objects';
import { kindInHand } from '../database/own-key';
import { copyState, type Frame, joinStates } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { isFresh } from '../machine/regions';
import { noteDeletion, wasDeleted } from '../objects/containers';
import { noteLeftInObject } from '../objects/left-by-others';
import { noteLeftData } from '../objects/left-data';
import { leftAmong, noteEntryLeft } from '../objects/left-keys';
import { elementsOf, readElement } from '../objects/list-elements';
import { isPresent, keyedCall, notePresence } from '../objects/presence';
import { allProperties, othersIn } from '../objects/properties';
import { foundByName, foundUnder, keptAmong, keptInObject, takenByPlace } from '../objects/shared-state';
import { evaluateBinary } from '../values/compare';
import { isOwnName, keyName, ownName } from '../values/map-keys';
import type { ObjectRef } from '../values/ref';
import { truthOf, type Value } from '../values/value';
import { addTo, putEntry } from './containers';
import { listFrom } from './list-of';
import { choicesIn, includesAny, isAmongOthers } from './list-search';
import type { Methods } from './members';

function objectsOf(call: NativeCall): ObjectRef[] {
  return call.self.refs.filter((it): it is ObjectRef => it.kind === 'object');
}

function keyOf(call: NativeCall): string | undefined {
  return call.args[0] && keyName(call.args[0]);
}

const get: Native = (m, f, call) => entryAnswer(m, f, call, 'get', () => heldUnder(m, f, call));

/** Of one container that keeps choices, by whom it is asked for. */
function entryAnswer(m: Machine, f: Frame, call: NativeCall, asked: 'has' | 'get', held: () => Value): Value {
  const [ref] = call.self.refs;
  if (ref?.kind !== 'object' || call.self.refs.length > 1 || call.self.unknown) return held();
  return keptAnswer(m, f, { ref, key: call.args[0], at: call.site, asked }, held);
}

function heldUnder(m: Machine, f: Frame, call: NativeCall): Value {
  const key = keyOf(call);
  let result = m.values.never;
  for (const ref of objectsOf(call)) {
    const kept = key === undefined ? undefined : keptCookie(m, f, ref.heap, key, call.site);
    if (kept) {
      result = m.values.join(result, kept);
      continue;
    }
    const own = key === undefined ? heldOfOwn(m, f, ref, call) : undefined;
    if (own) {
      result = m.values.join(result, own);
      continue;
    }
    const rest = key === undefined ? readCell(ref.heap.rest, f.ctx) : foundByName(m, f, ref);
    result = m.values.join(result, m.values.join(rest, readCell(ref.heap.openness, f.ctx)));
    if (key === undefined) {
      for (const [, cell] of allProperties(ref.heap, f.ctx)) result = m.values.join(result, readCell(cell, f.ctx));
      if (!isThere(m, f, call, ref)) result = m.values.join(result, m.values.undefined);
      continue;
    }
    result = m.values.join(result, readCell(cellIn(m, ref.heap.props, key), f.ctx));
    const isKept = ref.heap.certain.has(key) && !wasDeleted(m, f, ref);
    if (!isKept && !isThere(m, f, call, ref)) result = m.values.join(result, m.values.undefined);
  }
  return foundUnder(m, call.args[0] ?? m.values.undefined, result);
}

const has: Native = (m, f, call) => entryAnswer(m, f, call, 'has', () => isHeld(m, f, call));

function isHeld(m: Machine, f: Frame, call: NativeCall): Value {
  const key = keyOf(call);
  let result = m.values.never;
  for (const ref of objectsOf(call)) {
    const told = key === undefined ? toldOf(m, f, ref, call) : undefined;
    if (told) {
      result = m.values.join(result, told);
      continue;
    }
    const rest = othersIn(m, f, ref.heap);
    if (key === undefined || mayBeAmong(m, ref, rest, call)) {
      result = m.values.join(result, m.values.withReads(m.values.boolean, choicesIn(rest)));
      continue;
    }
    const held = readCell(cellIn(m, ref.heap.props, key), f.ctx) !== m.values.never;
    const sure = held && ref.heap.certain.has(key) && !wasDeleted(m, f, ref);
    const answer = sure ? m.values.true : held ? m.values.boolean : m.values.false;
    result = m.values.join(result, m.values.withReads(answer, choicesIn(rest)));
  }
  return result;
}

/** `for (const it of stored) allowed.add(it)`: of a set, what is stored may say that it is not among them. */
function mayBeAmong(m: Machine, { shape }: ObjectRef, others: Value, { args: [needle] }: NativeCall): boolean {
  if (others === m.values.never) return false;
  return shape !== 'set' || !needle || truthOf(evaluateBinary(m, '===', others, needle)).canBeTrue;
}

/** Of a key that is not known, where it is known what the set holds. */
function toldOf(m: Machine, f: Frame, ref: ObjectRef, call: NativeCall): Value | undefined {
  const among = amongWords(m, f, ref, call);
  if (among) return among;
  if (holdsOwn(m, f, ref, call)) return m.values.true;
  return isAmongOthers(m, elementsOf(m, f, m.values.ref(ref), call.site).elements);
}

/** `byUser.get(user.id)`, of rows of everybody, the one whose key it is among them. */
function heldOfOwn(m: Machine, f: Frame, ref: ObjectRef, call: NativeCall): Value | undefined {
  const kind = kindInHand(m, call.args[0] ?? m.values.undefined);
  if (!kind || !ref.heap.props.has(ownName(kind)) || wasDeleted(m, f, ref)) return undefined;
  const held = readCell(cellIn(m, ref.heap.props, ownName(kind)), f.ctx);
  return held === m.values.never ? undefined : m.values.join(held, m.values.undefined);
}

/** `refused.has(user.id)`, where the one whose key it is is among them. */
function holdsOwn(m: Machine, f: Frame, ref: ObjectRef, call: NativeCall): boolean {
  const kind = kindInHand(m, call.args[0] ?? m.values.undefined);
  if (!kind || !ref.heap.certain.has(ownName(kind))) return false;
  return readCell(cellIn(m, ref.heap.props, ownName(kind)), f.ctx) !== m.values.never && !wasDeleted(m, f, ref);
}

/** `new Set(['granted', 'yes']).has(stored)`, of a set that holds these for sure and no others. */
function amongWords(m: Machine, f: Frame, ref: ObjectRef, call: NativeCall): Value | undefined {
  const others = othersIn(m, f, ref.heap);
  const held = allProperties(ref.heap, f.ctx).filter(([, cell]) => readCell(cell, f.ctx) !== m.values.never);
  const isWhole =
    others === m.values.never && held.every(([name]) => ref.heap.certain.has(name)) && !wasDeleted(m, f, ref);
  if (!isWhole || ref.shape !== 'set') return undefined;
  return includesAny(
    m,
    held.map(([, cell]) => readCell(cell, f.ctx)),
    call.args[0] ?? m.values.undefined,
  );
}

function isThere(m: Machine, f: Frame, call: NativeCall, ref: ObjectRef): boolean {
  const keyed = keyedCall(call.site, 'get');
  return keyed !== undefined && isPresent(f, keyed.container, keyed.key) && !wasDeleted(m, f, ref);
}

const remove: Native = (m, f, call) => {
  for (const ref of objectsOf(call)) {
    noteDeletion(m, f, ref);
    noteKept(m, f, ref, call.site, { key: call.args[0] ?? m.values.undefined, value: undefined });
  }
  return m.values.boolean;
};

const forEachEntry: Native = (m, f, call) => {
  for (const ref of objectsOf(call)) {
    const self = m.values.ref(ref);
    const { elements, exact } = elementsOf(m, f, self, call.site);
    for (const element of elements) {
      if (!f.state) break;
      const before = exact ? null : copyState(f.state);
      const isPair = ref.shape === 'map';
      const [key, value] = isPair ? [0, 1].map((at) => readElement(m, f, element, at, call.site)) : [element, element];
      callValue(m, f, {
        callee: call.args[0] ?? m.values.undefined,
        self: call.args[1] ?? m.values.undefined,
        args: [value ?? m.values.unknown, key ?? m.values.unknown, self],
        site: call.site,
      });
      if (!exact) f.state = joinStates(m.values, before, f.state);
    }
  }
  return m.values.undefined;
};

/** Of each entry: the whole of it, or its key or value. */
const listed =
  (part?: 0 | 1): Native =>
  (m, f, call) => {
    const { elements, exact } = elementsOf(m, f, call.self, call.site);
    const all = elements.map((it) => {
      const taken = part === undefined ? it : readElement(m, f, it, part, call.site);
      return part === 0 ? taken : takenByPlace(m, f, call.self.refs, taken);
    });
    if (exact) return listFrom(m, f, call, all, m.values.never);
    const any = all.reduce((a, b) => m.values.join(a, b), m.values.never);
    return listFrom(m, f, call, [], any);
  };

const any: Native = (m) => m.values.unknown;

/** Put there before anyone else sees it. */
function isSure(f: Frame, call: NativeCall, ref: ObjectRef): boolean {
  return call.self.refs.length === 1 && !call.self.unknown && isFresh(f, ref);
}

export const MAP_METHODS: Methods = {
  get,
  has,
  delete: remove,
  clear: remove,
  set: (m, f, call) => {
    const [key = m.values.undefined, value = m.values.undefined] = call.args;
    // A key that is not known may be the consumer's.
    const name = keyName(key);
    const isShared = name !== undefined;
    for (const ref of objectsOf(call)) {
      if (name !== undefined) noteLeftInObject(m, f, ref, name, value);
      // It may be theirs that is written over.
      else if ([...ref.heap.props.keys()].some(isOwnName)) noteDeletion(m, f, ref);
      noteLeftData(m, f, ref, value);
      noteKept(m, f, ref, call.site, { key, value });
      noteEntryLeft(m, f, ref, key, value);
      putEntry(m, f, ref, key, isShared ? keptInObject(m, f, ref, value) : value, isSure(f, call, ref));
    }
    const keyed = keyedCall(call.site, 'set');
    if (keyed) notePresence(m, f, keyed.container, keyed.key);
    return call.self;
  },
  forEach: forEachEntry,
  values: listed(1),
  entries: listed(),
  keys: listed(0),
  // Of caches
  ...{
    peek: get,
    take: get,
    del: remove,
    flushAll: remove,
    purgeStale: any,
    ttl: any,
    getTtl: any,
    getRemainingTTL: any,
  },
  ...{ fetch: any, dump: any, load: any, info: any, mget: any, mset: any, close: any },
};

export const SET_METHODS: Methods = {
  has,
  delete: remove,
  clear: remove,
  add: (m, f, call) => {
    const [element = m.values.undefined] = call.args;
    const name = keyName(element);
    for (const ref of objectsOf(call)) {
      if (name !== undefined) noteLeftInObject(m, f, ref, name, element);
      keptAmong(m, f, ref, element);
      noteKept(m, f, ref, call.site, { key: element, value: element });
      addTo(m, f, ref, leftAmong(m, f, ref, element), isSure(f, call, ref));
    }
    return call.self;
  },
  forEach: forEachEntry,
  values: listed(),
  entries: listed(),
  keys: listed(),
};
