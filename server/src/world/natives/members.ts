/** Methods that every value of a kind has: lists, maps, texts, functions, promises. */
import { escape } from '../calls/escape';
import { chained } from '../calls/promise-chains';
import { catchRejection, finallyDo, promiseResolved, thenDo } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, writeCell } from '../machine/machine';
import { hasProperty } from '../objects/has-property';
import type { ObjectRef, Ref } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';
import { FUNCTION_METHODS } from './functions';
import { LIST_METHODS } from './lists';
import { MAP_METHODS, SET_METHODS } from './maps';
import { REGEX_METHODS } from './regex';
import { TEXT_METHODS } from './texts';

export type Methods = Readonly<Record<string, Native>>;

// biome-ignore lint/suspicious/noThenProperty: the table of what promises have
const PROMISE_METHODS: Methods = { then: thenDo, catch: catchRejection, finally: finallyDo };

/** `fetch(url).then(…)`: what code out of sight promises. */
export function promisedMember(m: Machine, self: Value, name: string): Value | undefined {
  const native = Object.hasOwn(PROMISE_METHODS, name) ? PROMISE_METHODS[name] : undefined;
  return native && m.values.ref(m.refs.native(`promised ${name}`, native, self));
}

const OBJECT_METHODS: Readonly<Record<'hasOwnProperty' | 'toString' | 'valueOf', Native>> = {
  hasOwnProperty: (m, f, call) => hasProperty(m, f, call.self, call.args[0] ?? m.values.undefined, true),
  toString: (m) => m.values.unknown,
  valueOf: (_m, _f, call) => call.self,
};

/** A method of the receiver, or undefined (the value) when it has none of that name. */
export function nativeMember(m: Machine, self: Value, name: string): Value {
  const ref = self.refs[0];
  if (!ref) return textMember(m, self, name);
  const methods = methodsOf(ref);
  const native = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (native) return m.values.ref(m.refs.native(`${ref.kind}.${name}`, native, self));
  // Of what every such value has, not all is modelled: what it gives is unknown.
  const isOpen = ref.kind === 'native' || isStandard(ref, name);
  const missing = isOpen ? m.values.unknown : m.values.undefined;
  return ref.kind === 'promise' ? (chained(m, ref, self, name) ?? missing) : missing;
}

/** Names of the language's own prototypes (ECMAScript 2026), not those of the Node that runs us. */
const STANDARD = {
  object: names(
    '__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf',
  ),
  array: names(
    'at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf length map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift values with',
  ),
  map: names('clear delete entries forEach get getOrInsert getOrInsertComputed has keys set size values'),
  set: names(
    'add clear delete difference entries forEach has intersection isDisjointFrom isSubsetOf isSupersetOf keys size symmetricDifference union values',
  ),
  promise: names('catch finally then'),
  regex: names(
    'compile dotAll exec flags global hasIndices ignoreCase lastIndex multiline source sticky test unicode unicodeSets',
  ),
  function: names('apply arguments bind call caller length name prototype'),
};

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

export function isStandard(ref: Ref, name: string): boolean {
  return STANDARD.object.has(name) || STANDARD[prototypeOf(ref)].has(name);
}

function prototypeOf(ref: Ref): keyof typeof STANDARD {
  switch (ref.kind) {
    case 'object':
      return ref.shape === 'array' || ref.shape === 'map' || ref.shape === 'set' ? ref.shape : 'object';
    case 'promise':
    case 'regex':
      return ref.kind;
    case 'function':
    case 'class':
    case 'native':
      return 'function';
    default:
      return 'object';
  }
}

function textMember(m: Machine, self: Value, name: string): Value {
  const literal = self.literals[0];
  if (typeof literal === 'string') {
    // `cookies().get('ccpa_opt_out')?.value`: what is stored under the key.
    if (name === 'value' && self.reads.length > 0) return self;
    if (/^\d+$/.test(name) && !isPartial(literal))
      return m.values.withReads(m.values.literal(literal[Number(name)]), self.reads);
    if (name === 'length') return literal.includes('\u0000') ? m.values.unknown : m.values.literal(literal.length);
    const native = Object.hasOwn(TEXT_METHODS, name) ? TEXT_METHODS[name] : undefined;
    if (native) return m.values.ref(m.refs.native(`text.${name}`, native, self));
    // `AsyncStorage.getItem(key).then(…)`: what is stored may be waited for.
    return self.reads.length > 0 && Object.hasOwn(PROMISE_METHODS, name)
      ? answerMember(m, self, name)
      : m.values.unknown;
  }
  return answerMember(m, self, name);
}

/** Of something that code out of sight answers with: now, or as a promise. */
export function answerMember(m: Machine, self: Value, name: string): Value {
  return m.values.ref(m.refs.native(`literal.${name}`, literalMethod(name), self));
}

/** An answer of a function out of sight (`isOptedOut(id)`) may come as a promise, and be waited for. */
function literalMethod(name: string): Native {
  const settle = Object.hasOwn(PROMISE_METHODS, name) ? PROMISE_METHODS[name] : undefined;
  return (m, f, call) => {
    if (settle) return settle(m, f, { ...call, self: mayReject(m, f, call) });
    for (const arg of call.args) escape(m, f, arg, call.site);
    return m.values.unknown;
  };
}

function mayReject(m: Machine, f: Frame, call: NativeCall): Value {
  const promise = promiseResolved(m, f, call.site, call.self, 'answer');
  for (const ref of promise.refs) if (ref.kind === 'promise') writeCell(m, ref.rejection, m.values.unknown, f.ctx);
  return promise;
}

function methodsOf(ref: Ref): Methods {
  switch (ref.kind) {
    case 'object':
      return byShape(ref);
    case 'promise':
      return PROMISE_METHODS;
    case 'function':
    case 'class':
    case 'native':
      return FUNCTION_METHODS;
    case 'regex':
      return REGEX_METHODS;
    default:
      return OBJECT_METHODS;
  }
}

function byShape(ref: ObjectRef): Methods {
  if (ref.shape === 'array') return LIST_METHODS;
  if (ref.shape === 'map') return MAP_METHODS;
  return ref.shape === 'set' ? SET_METHODS : OBJECT_METHODS;
}
