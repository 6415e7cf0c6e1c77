/** Global functions and constructors of the language. */

import { callValue } from '../calls/calls';
import { combine, newPromise, promiseResolved } from '../calls/promises';
import { asTextOnly } from '../choice/choices';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { addToPrototype, builtInPrototype } from '../objects/built-in-prototypes';
import { elementsOf } from '../objects/list-elements';
import { fitList } from '../objects/loosen';
import { defineProperty, readIndex, runGetter } from '../objects/members';
import { allProperties } from '../objects/properties';
import { foreignUnknown } from '../outside/foreign';
import { fromTruth } from '../values/compare';
import { isPartial, wholeText } from '../values/strings';
import { onlyLiteral, truthOf, type Value } from '../values/value';
import { AS_TEXT } from './as-text';
import { assign } from './assign';
import { newMap, newProxy, newSet } from './containers';
import { evaluateCode } from './eval';
import { parseJson, stringify } from './json';
import { callBack } from './lists';

const pure: Native = (m) => m.values.unknown;
const boxed: Native = (m, f, call) =>
  m.values.ref(m.refs.object(f.ctx, call.site, 'boxed', 'object', foreignUnknown(m)));

export const LANGUAGE: Readonly<Record<string, Native>> = {
  Boolean: (m, _f, call) => {
    const value = call.args[0] ?? m.values.undefined;
    return m.values.withReads(fromTruth(m, truthOf(value)), value.reads);
  },
  // An object, and so true, whatever is in it.
  'new Boolean': boxed,
  'new Number': boxed,
  'new String': boxed,
  ...AS_TEXT,
  Number: numberBy(Number),
  parseInt: (m, f, call) => (call.args.length > 1 ? withRadix : numberBy(Number.parseInt))(m, f, call),
  parseFloat: numberBy(Number.parseFloat),
  isNaN: pure,
  eval: evaluateCode,
  'JSON.parse': parseJson,
  'JSON.stringify': stringify,
  'Array.isArray': isArray,
  'Array.from': arrayFrom,
  'Array.of': (m, f, call) => listOf(m, f, call, call.args, call.rest),
  Array: (m, f, call) => listOf(m, f, call, [], m.values.never),
  'Object.keys': keys,
  'Object.values': values,
  'Object.entries': (m, f, call) => overProperties(m, f, call, (name, value) => pair(m, f, call, name, value)),
  'Object.assign': assign,
  'Object.freeze': (m, _f, call) => call.args[0] ?? m.values.undefined,
  'Object.seal': (m, _f, call) => call.args[0] ?? m.values.undefined,
  'Object.fromEntries': fromEntries,
  'Object.create': (m, f, call) => m.values.ref(m.refs.object(f.ctx, call.site, 'create', 'object', call.args[0])),
  'Object.defineProperty': defineOne,
  structuredClone: (m, _f, call) => call.args[0] ?? m.values.undefined,
  'new Map': newMap,
  'new Proxy': newProxy,
  'new Set': newSet,
  'new WeakMap': newMap,
  'new WeakSet': newSet,
  'new Promise': newPromise,
  'Promise.resolve': (m, f, call) => promiseResolved(m, f, call.site, call.args[0] ?? m.values.undefined),
  'Promise.reject': (m, f, call) => {
    const promise = m.refs.promise(f.ctx, call.site, 'rejected');
    writeCell(m, promise.rejection, call.args[0] ?? m.values.undefined, f.ctx);
    return m.values.ref(promise);
  },
  'Promise.all': (m, f, call) => combine(m, f, call, 'all'),
  'Promise.allSettled': (m, f, call) => combine(m, f, call, 'allSettled'),
  'Promise.race': (m, f, call) => combine(m, f, call, 'race'),
  'Promise.any': (m, f, call) => combine(m, f, call, 'any'),
  RegExp: newRegex,
  'new RegExp': newRegex,
  'new Date': (m, f, call) => m.values.ref(m.refs.object(f.ctx, call.site, 'date', 'object', foreignUnknown(m))),
  'Date.now': pure,
  'Math.random': pure,
  'Math.floor': pure,
  'Math.max': pure,
  'Math.min': pure,
  'Math.round': pure,
  Symbol: pure,
  'new Error': newError,
  Error: newError,
  'new TypeError': newError,
  'Reflect.apply': (m, f, call) => {
    const [callee, self, list] = call.args;
    const { elements } = elementsOf(m, f, list ?? m.values.undefined, call.site);
    return callValue(m, f, {
      callee: callee ?? m.values.undefined,
      self: self ?? m.values.undefined,
      args: elements,
      site: call.site,
    });
  },
  'console.log': pure,
  'console.info': pure,
  'console.warn': pure,
  'console.error': pure,
  'console.debug': pure,
};

function numberBy(read: (text: string) => number): Native {
  return (m, _f, call) => {
    const value = call.args[0] ?? m.values.undefined;
    const only = onlyLiteral(value);
    if (only && !isPartial(only.literal))
      return m.values.withReads(m.values.literal(read(only.literal as string)), value.reads);
    const choices = value.refs.filter((it) => it.kind === 'choice');
    if (choices.length === value.refs.length && choices.length > 0) return asTextOnly(m, value, undefined);
    return m.values.withReads(m.values.unknown, value.reads);
  };
}

/** `parseInt('10', 2)`: read with a base that is known and ten, or not known. */
function withRadix(m: Machine, f: Frame, call: NativeCall): Value {
  const isTen = onlyLiteral(call.args[1] ?? m.values.unknown)?.literal === 10;
  const read = numberBy((text) => Number.parseInt(text, 10))(m, f, call);
  const isChoice = read.refs.length > 0;
  return isTen || isChoice ? read : m.values.withReads(m.values.unknown, read.reads);
}

function isArray(m: Machine, _f: Frame, call: NativeCall): Value {
  const value = call.args[0] ?? m.values.undefined;
  if (value.unknown || value.refs.some((it) => it.kind === 'foreign' || it.kind === 'choice'))
    return m.values.withReads(m.values.boolean, value.reads);
  const canBeTrue = value.refs.some((it) => it.kind === 'object' && it.shape === 'array');
  const canBeFalse =
    value.literals.length > 0 || value.refs.some((it) => !(it.kind === 'object' && it.shape === 'array'));
  return fromTruth(m, { canBeTrue, canBeFalse });
}

export function listOf(
  m: Machine,
  f: Frame,
  call: Pick<NativeCall, 'site'>,
  elements: readonly Value[],
  rest: Value,
  slot = 'list',
): Value {
  const list = m.refs.object(f.ctx, call.site, slot, 'array');
  list.heap.exact = true;
  for (const [i, value] of elements.entries()) defineProperty(m, f, list.heap, String(i), value, true);
  writeCell(m, list.heap.rest, rest, f.ctx);
  fitList(m, f, list.heap, elements.length);
  return m.values.ref(list);
}

function arrayFrom(m: Machine, f: Frame, call: NativeCall): Value {
  const [source = m.values.undefined, mapper, self = m.values.undefined] = call.args;
  const { elements, exact } = hasLength(source)
    ? { elements: [readIndex(m, f, source, m.values.unknown, undefined)], exact: false }
    : elementsOf(m, f, source, call.site);
  const inner = { ...call, args: mapper ? [mapper, self] : [] };
  const mapped = mapper ? elements.map((it, i) => callBack(m, f, inner, it, i, exact)) : elements;
  if (!f.state) return m.values.never;
  if (exact) return listOf(m, f, call, mapped, m.values.never);
  return listOf(
    m,
    f,
    call,
    [],
    mapped.reduce((a, b) => m.values.join(a, b), m.values.never),
  );
}

/** `{ length: 2 }` is taken for a list of so many elements. */
function hasLength(source: Value): boolean {
  return source.refs.some((it) => it.kind === 'object' && it.shape === 'object' && it.heap.props.has('length'));
}

/** Own properties that were written, and whether there may be others. */
function propertiesOf(m: Machine, f: Frame, value: Value): { entries: [string, Value][]; exact: boolean } {
  const entries: [string, Value][] = [];
  let exact = !value.unknown;
  for (const ref of value.refs) {
    if (ref.kind !== 'object') {
      exact = false;
      continue;
    }
    for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
      if (name.startsWith('set ')) continue;
      const held = name.startsWith('get ') ? runGetter(m, f, ref, cell) : readCell(cell, f.ctx);
      if (held !== m.values.never) entries.push([name.replace(/^get /, ''), held]);
      if (!ref.heap.certain.has(name)) exact = false;
    }
    if (readCell(ref.heap.rest, f.ctx) !== m.values.never || readCell(ref.heap.openness, f.ctx) !== m.values.never)
      exact = false;
  }
  return { entries, exact: exact && value.refs.length === 1 };
}

function keys(m: Machine, f: Frame, call: NativeCall): Value {
  const { entries, exact } = propertiesOf(m, f, call.args[0] ?? m.values.undefined);
  const names = entries.map(([name]) => m.values.literal(name));
  return exact ? listOf(m, f, call, names, m.values.never) : listOf(m, f, call, [], m.values.unknown);
}

function overProperties(
  m: Machine,
  f: Frame,
  call: NativeCall,
  toElement: (name: string, value: Value) => Value,
): Value {
  const source = call.args[0] ?? m.values.undefined;
  const choices = source.refs.filter((it) => it.kind === 'choice');
  if (choices.length > 0) return m.values.make([], choices, false, source.reads);
  const { entries, exact } = propertiesOf(m, f, source);
  const elements = entries.map(([name, value]) => toElement(name, value));
  if (exact) return listOf(m, f, call, elements, m.values.never);
  return listOf(
    m,
    f,
    call,
    [],
    elements.reduce((a, b) => m.values.join(a, b), m.values.unknown),
  );
}

/** Of a record of choices: its answers. */
function values(m: Machine, f: Frame, call: NativeCall): Value {
  const all = overProperties(m, f, call, (_name, value) => value);
  let result = m.values.make(all.literals, [], all.unknown, all.reads);
  for (const it of all.refs) {
    const isRecord = it.kind === 'choice' && it.form === 'record';
    result = m.values.join(result, m.values.ref(isRecord ? m.refs.choice({ ...it, form: 'answers' }) : it));
  }
  return result;
}

function pair(m: Machine, f: Frame, call: NativeCall, name: string, value: Value): Value {
  return listOf(m, f, call, [m.values.literal(name), value], m.values.never, `pair ${name}`);
}

function fromEntries(m: Machine, f: Frame, call: NativeCall): Value {
  const source = call.args[0] ?? m.values.undefined;
  const choices = source.refs.filter((it) => it.kind === 'choice');
  if (choices.length > 0) return m.values.make([], choices, false, source.reads);
  const ref = m.refs.object(f.ctx, call.site, 'entries', 'object');
  const { elements, exact } = elementsOf(m, f, source, call.site);
  for (const element of elements) {
    const key = wholeText(readIndex(m, f, element, m.values.literal(0), call.site));
    const value = readIndex(m, f, element, m.values.literal(1), call.site);
    if (key !== undefined) defineProperty(m, f, ref.heap, key, value, exact);
    else writeCell(m, ref.heap.rest, value, f.ctx);
  }
  return m.values.ref(ref);
}

function defineOne(m: Machine, f: Frame, call: NativeCall): Value {
  const [target, key, descriptor] = call.args;
  const name = key && wholeText(key);
  for (const ref of target?.refs ?? []) {
    const owner = ref.kind === 'foreign' ? builtInPrototype(ref.access) : undefined;
    if (owner !== undefined) addToPrototype(m, f, owner, name, m.values.unknown);
    if (ref.kind !== 'object' && ref.kind !== 'function') continue;
    for (const part of ['value', 'get', 'set'] as const) {
      const value = readIndex(m, f, descriptor ?? m.values.undefined, m.values.literal(part), call.site);
      if (value === m.values.undefined) continue;
      if (name !== undefined) defineProperty(m, f, ref.heap, part === 'value' ? name : `${part} ${name}`, value, false);
      else writeCell(m, ref.heap.rest, value, f.ctx);
    }
  }
  return target ?? m.values.undefined;
}

function newRegex(m: Machine, _f: Frame, call: NativeCall): Value {
  const source = wholeText(call.args[0] ?? m.values.undefined);
  return source === undefined ? (call.args[0] ?? m.values.unknown) : m.values.ref(m.refs.regex(source, flagsOf(call)));
}

/** Flags that are not known: it may keep a position, so nothing is sure to match. */
function flagsOf(call: NativeCall): string {
  return call.args[1] ? (wholeText(call.args[1]) ?? 'gims') : '';
}

function newError(m: Machine, f: Frame, call: NativeCall): Value {
  const error = m.refs.object(f.ctx, call.site, 'error', 'object', foreignUnknown(m));
  defineProperty(m, f, error.heap, 'message', call.args[0] ?? m.values.literal(''), true);
  return m.values.ref(error);
}
