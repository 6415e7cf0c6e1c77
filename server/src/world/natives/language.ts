/** Global functions and constructors of the language. */
import { combine, newPromise, promiseResolved } from '../calls/promises';
import { asTextOnly } from '../choice/choices';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, writeCell } from '../machine/machine';
import { defineProperty, openHeap } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { fromTruth } from '../values/compare';
import { isPartial, wholeText } from '../values/strings';
import { noteSymbol } from '../values/symbols';
import { onlyLiteral, truthOf, type Value } from '../values/value';
import { AS_TEXT } from './as-text';
import { newCache, newMap, newSet } from './containers';
import { copyOf } from './copies';
import { evaluateCode } from './eval';
import { parseJson, stringify } from './json';
import { listOf } from './list-of';
import { arrayFrom, newArray } from './new-lists';
import { OBJECTS } from './objects';
import { newProxy } from './proxies';

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
  Array: newArray,
  ...OBJECTS,
  structuredClone: (m, f, call) => copyOf(m, f, call.args[0] ?? m.values.undefined, call.site, 'structured'),
  'new Map': newMap,
  'new Proxy': newProxy,
  'new Set': newSet,
  'new WeakMap': newMap,
  'new lru-cache': newCache,
  'new lru-cache#LRUCache': newCache,
  'new quick-lru': newCache,
  'new node-cache': newCache,
  'new @isaacs/ttlcache': newCache,
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
  // One that a module makes is itself, wherever it is a key.
  Symbol: (m, f, call) => {
    if (f.ctx.fn !== 0) return m.values.unknown;
    const ref = m.refs.object(f.ctx, call.site, 'symbol', 'object');
    noteSymbol(ref);
    // `description` and what the language gives every symbol.
    openHeap(m, ref.heap, f);
    return m.values.ref(ref);
  },
  'new Error': newError,
  Error: newError,
  'new TypeError': newError,
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
