/**
 * Properties: reading, writing, spreading, listing elements.
 *
 * A property that is there from the start is certain; any other read of it may also find undefined,
 * since we do not order writes in time.
 */
import type { Expr } from '../../facts/ir';
import { callValue } from '../calls/calls';
import { exportedValue, exportNames } from '../calls/modules';
import { membersOfAnswer } from '../choice/choice-records';
import { withWritten, writeChoice } from '../choice/choice-writes';
import { choiceMember } from '../choice/choices';
import { configuredRead } from '../choice/configured-gates';
import { noteKept } from '../choice/kept-answers';
import { keptCookie } from '../cookies/jar-objects';
import type { Cell } from '../machine/cell';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, enqueue, type Machine, readCell, writeCell } from '../machine/machine';
import { isFresh } from '../machine/regions';
import { nativeMember } from '../natives/members';
import { noteReferenceWrite } from '../outside/cookie-references';
import { foreignMember, unknownMember } from '../outside/foreign';
import { writeForeign } from '../outside/foreign-writes';
import { isSetByScript } from '../outside/own-globals';
import { noteHandedName } from '../serving/handed-names';
import { readRequest, writeRequest } from '../serving/request';
import { raise } from '../syntax/jumps';
import type { ClassRef, FunctionRef, Heap, ObjectRef, Ref } from '../values/ref';
import { isNullish, type Value } from '../values/value';
import { addedMember } from './built-in-prototypes';
import { sizeOf } from './containers';
import { inheritedMember, inheritedStatic } from './inherited';
import { noteLeftInObject } from './left-by-others';
import { noteEntryLeft } from './left-keys';
import { lengthOf } from './list-length';
import { doubtAll, loosen } from './loosen';
import { writeRest } from './properties';
import { prototypeOf } from './prototypes';
import { answeredByTrap } from './proxied';
import { runSetters } from './setters';
import { foundByName, type Holder, keptInObject, takenByPlace } from './shared-state';
import { heldUnder, isAnsweredIn } from './spread-records';
import { noteChanged } from './summary-objects';

/** `at` is the reading expression: what a preference read is shown as. */
export function readMember(m: Machine, f: Frame, obj: Value, name: string, at: object | undefined): Value {
  let result = m.values.never;
  if (obj.unknown) result = m.values.join(result, isOutdated(obj) ? m.values.unknown : unknownMember(m, f, name, at));
  let throws = obj.unknown;
  for (const literal of obj.literals) {
    if (isNullish(literal)) throws ||= literal !== undefined || !isBelowScripts(m, at);
    else if (typeof literal === 'boolean' && obj.reads.length > 0 && !isOutdated(obj))
      result = m.values.join(result, membersOfAnswer(m, m.values.make([literal], [], false, obj.reads), name, at));
    else result = m.values.join(result, builtIn(m, f, m.values.make([literal], [], false, obj.reads), name));
  }
  for (const ref of obj.refs) {
    const isOld = ref.kind === 'foreign' && isOutdated(obj);
    result = m.values.join(result, isOld ? m.values.unknown : readRef(m, f, ref, name, at));
    if (ref.kind === 'foreign' && ref.truth === 'open' && ref.origin !== 'global' && ref.origin !== 'package')
      throws = true;
  }
  if (throws) raise(m, f, m.values.unknown);
  const told = m.values.withReads(result, obj.reads);
  return at ? configuredRead(m, f, obj, name, at, told) : told;
}

function isBelowScripts(m: Machine, at: object | undefined): boolean {
  const read = at as Expr | undefined;
  return read?.k === 'member' && isSetByScript(m, read.obj);
}

/** A column of an old record does not say what the consumer says now. */
function isOutdated(obj: Value): boolean {
  return obj.reads.some((it) => it.outdated);
}

function readRef(m: Machine, f: Frame, ref: Ref, name: string, at: object | undefined): Value {
  switch (ref.kind) {
    case 'object':
      return ref.shape === 'request' ? readRequest(m, f, ref, name, at) : readObject(m, f, ref, name);
    case 'function':
    case 'class':
      if (name === 'prototype') return prototypeOf(m, f, ref);
      return readStatic(m, f, ref, name, at, ref) ?? builtIn(m, f, m.values.ref(ref), name);
    case 'foreign':
      return foreignMember(m, f, ref, name, at);
    case 'module':
      return exportNames(m, ref.unit).includes(name) ? exportedValue(m, f, ref.unit, name) : m.values.undefined;
    case 'choice':
      return withWritten(m, f, ref, name, choiceMember(m, f, ref, name, at));
    case 'native': {
      const own = m.nativeMembers.get(ref);
      return own ? readObject(m, f, own, name) : builtIn(m, f, m.values.ref(ref), name);
    }
    case 'promise':
    case 'regex':
      return builtIn(m, f, m.values.ref(ref), name);
    case 'element':
      return m.values.unknown;
  }
}

/** `asked`: what a getter sees as `this`, also one of a parent. */
export function readStatic(
  m: Machine,
  f: Frame,
  ref: FunctionRef | ClassRef,
  name: string,
  at: object | undefined,
  asked: Ref,
): Value | undefined {
  const own = readHeap(m, f, ref, name);
  const getter = ref.heap.props.get(`get ${name}`);
  const answer = getter && runGetter(m, f, asked, getter);
  if (own || answer) return m.values.join(own ?? m.values.never, answer ?? m.values.never);
  return ref.kind === 'class' ? inheritedStatic(m, f, ref, name, at, asked) : undefined;
}

/** A member that the language gives it, or that the workspace added to what the language gives. */
function builtIn(m: Machine, f: Frame, self: Value, name: string): Value {
  const native = nativeMember(m, self, name);
  // What is put in the place of a standard method does what the standard says.
  const isOpen = native === m.values.undefined || native === m.values.unknown || self.refs.length === 0;
  return isOpen ? m.values.join(native, addedMember(m, f, self, name)) : native;
}

function readObject(m: Machine, f: Frame, ref: ObjectRef, name: string): Value {
  const answered = answeredByTrap(m, f, ref, name) ?? keptCookie(m, f, ref.heap, name);
  if (answered) return answered;
  const held = readOwn(m, f, ref, name);
  const own = held && ref.shape === 'array' && /^\d+$/.test(name) ? takenByPlace(m, f, [ref], held) : held;
  const getter = ref.heap.props.get(`get ${name}`);
  if (getter) {
    const answer = runGetter(m, f, ref, getter);
    // `{ get stop() { … }, stop: false }`: the later one holds.
    return own ? m.values.join(answer, own) : answer;
  }
  if (ref.shape === 'array' && name === 'length') return lengthOf(m, f, ref);
  if ((ref.shape === 'map' || ref.shape === 'set') && name === 'size') return sizeOf(m, f, ref);
  if (own && (ref.heap.certain.has(name) || isAnsweredIn(m, ref.heap.rest.value, name))) return own;
  const inherited = inheritedMember(m, f, ref, name);
  if (inherited) return own ? m.values.join(own, inherited) : inherited;
  const builtin = builtIn(m, f, m.values.ref(ref), name);
  if (builtin !== m.values.undefined) return own ? m.values.join(own, builtin) : builtin;
  const open =
    readCell(ref.heap.openness, f.ctx) === m.values.never ? m.values.never : unknownMember(m, f, name, undefined);
  return m.values.join(m.values.join(own ?? m.values.never, open), m.values.undefined);
}

export function runGetter(m: Machine, f: Frame, ref: Ref, getter: Cell): Value {
  const site = getter as unknown as Site;
  return callValue(m, f, { callee: readCell(getter, f.ctx), self: m.values.ref(ref), args: [], site });
}

/** What a list, a map or a set holds is none of its methods: `queue.push` is not what was pushed. */
function readOwn(m: Machine, f: Frame, ref: ObjectRef, name: string): Value | undefined {
  if (ref.shape === 'map' || ref.shape === 'set') return undefined;
  return readHeap(m, f, ref, name, ref.shape === 'array' && !/^\d+$/.test(name));
}

/** Own property, or undefined where none was ever written (the reader is told when one is). */
export function readHeap(m: Machine, f: Frame, holder: Holder, name: string, namedOnly = false): Value | undefined {
  const { heap } = holder;
  const value = readCell(cellIn(m, heap.props, name), f.ctx);
  const rest = namedOnly ? m.values.never : heldUnder(m, f, foundByName(m, f, holder), name);
  // Code that was handed an object may change its data; nobody replaces its functions.
  const isMethod =
    value !== m.values.never && value.literals.length === 0 && value.refs.every((it) => it.kind === 'function');
  const opened = heap.ownLast.has(name) ? heap.handed : heap.openness;
  const open = isMethod ? m.values.never : readCell(opened, f.ctx);
  const joined = m.values.join(m.values.join(value, isListed(heap, name) ? m.values.never : rest), open);
  return joined === m.values.never ? undefined : joined;
}

/** Numbered elements of a list of known length are not mixed with what is pushed later. */
function isListed(heap: Heap, name: string): boolean {
  return heap.exact && !heap.loose && heap.certain.has(name);
}

export function writeMember(m: Machine, f: Frame, obj: Value, name: string, value: Value, at: object): void {
  if (obj.unknown) noteHandedName(m, f, m.refs.nameless('unknown'), name, value, at);
  const isOnly = obj.refs.length === 1 && !obj.unknown;
  for (const ref of obj.refs) {
    if ((isOnly || !m.prior) && name === 'value') noteReferenceWrite(m, f, ref, value, at as Site);
    if (name === '__proto__' && ref.kind === 'object') openHeap(m, ref.heap, f);
    if (ref.kind === 'object' && ref.shape === 'request') writeRequest(m, f, ref, name, value, isOnly);
    else if (ref.kind === 'object' || ref.kind === 'function' || ref.kind === 'class')
      writeRef(m, f, ref, name, value, isOnly);
    else if (ref.kind === 'foreign') writeForeign(m, f, ref, name, value, at);
    else if (ref.kind === 'choice') writeChoice(m, f, ref, name, value);
    else if (ref.kind === 'native') {
      const own = m.nativeMembers.get(ref);
      if (own) writeRef(m, f, own, name, value, false);
    }
  }
}

function writeRef(m: Machine, f: Frame, ref: Holder, name: string, value: Value, isOnly: boolean): void {
  const heard = runSetters(m, f, ref, name, value);
  if (heard === 'always') return;
  if (ref.heap.frozen) return raise(m, f, m.values.unknown);
  const fromTheStart = isOnly && heard === 'never' && ref.kind === 'object' && isFresh(f, ref);
  const mayLose = !fromTheStart || name === 'length' || ref.heap.hasOwnKey;
  if (ref.kind === 'object' && ref.shape === 'array' && mayLose) loosen(m, f, ref.heap);
  if (ref.kind === 'object' && ref.shape === 'array' && name === 'length') doubtAll(m, f, ref.heap);
  const kept = keptInObject(m, f, ref, value);
  noteLeftInObject(m, f, ref, name, kept);
  defineProperty(m, f, ref.heap, name, kept, fromTheStart);
}

export function writeIndex(m: Machine, f: Frame, obj: Value, key: Value, value: Value, at: object): void {
  const names = key.literals.map(String);
  for (const name of names) writeMember(m, f, obj, name, value, at);
  if (names.length > 0 && !key.unknown && key.refs.length === 0) return;
  for (const ref of obj.refs) {
    if (ref.kind === 'object' || ref.kind === 'function' || ref.kind === 'class') {
      if (ref.heap.frozen) raise(m, f, m.values.unknown);
      else {
        loosen(m, f, ref.heap);
        noteEntryLeft(m, f, ref, key, value);
        if (ref.kind === 'object') noteKept(m, f, ref, at as Site, { key, value });
        writeRest(m, f, ref.heap, value);
      }
    } else if (ref.kind === 'choice') writeChoice(m, f, ref, undefined, value);
  }
}

/** Elements of a list beyond this position are not told apart. */
const MAX_POSITIONS = 24;

export function defineProperty(m: Machine, f: Frame, heap: Heap, name: string, value: Value, certain: boolean): void {
  if (!f.state && value !== m.values.never) return;
  if (heap.exact && name.length > 1 && Number(name) >= MAX_POSITIONS) {
    // `line = [...line, point]` would never come to rest.
    loosen(m, f, heap);
    return writeRest(m, f, heap, value);
  }
  noteChanged(m, heap);
  const cell = cellIn(m, heap.props, name);
  // Someone may have seen it missing: then it stays uncertain.
  if (certain && cell.value === m.values.never && cell.readers.size === 0) heap.certain.add(name);
  const isNew = cell.value === m.values.never && value !== m.values.never;
  writeCell(m, cell, value, f.ctx);
  if (isNew) for (const lister of heap.listers) enqueue(m, lister);
}

/** `isSpread`: of what a literal holds, only what is not written after that is concerned. */
export function openHeap(m: Machine, heap: Heap, f: Frame | undefined, isSpread = false): void {
  if (!isSpread) writeCell(m, heap.handed, m.values.unknown, f?.ctx);
  if (heap.within && !heap.within.heap.open) openHeap(m, heap.within.heap, f, isSpread);
  if (heap.open) return;
  heap.open = true;
  noteChanged(m, heap);
  writeCell(m, heap.openness, m.values.unknown, f?.ctx);
}
