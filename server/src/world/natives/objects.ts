/** `Object.keys`, `Object.defineProperty`, `Reflect.get`: functions of the language about any object. */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { isFresh } from '../machine/regions';
import { addToPrototype, builtInPrototype } from '../objects/built-in-prototypes';
import { hasProperty } from '../objects/has-property';
import { readIndex } from '../objects/keyed-members';
import { elementsOf } from '../objects/list-elements';
import { defineProperty, runGetter, writeIndex } from '../objects/members';
import { allProperties, othersIn, writeRest } from '../objects/properties';
import { keyOfAny } from '../objects/shared-state';
import { nameless } from '../outside/nameless';
import { isOfPageAddress } from '../outside/page-address';
import { formEntries } from '../serving/client-data';
import { onlyObject } from '../values/certain-arguments';
import { isHighUp } from '../values/levels';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { assign } from './assign';
import { listOf } from './list-of';

const has =
  (own: boolean): Native =>
  (m, f, { args: [obj, key] }) =>
    hasProperty(m, f, obj ?? m.values.undefined, key ?? m.values.undefined, own);

export const OBJECTS: Readonly<Record<string, Native>> = {
  'Object.keys': keys,
  'Object.values': values,
  'Object.entries': entries,
  'Object.assign': assign,
  'Object.freeze': freeze,
  'Object.seal': (m, _f, call) => call.args[0] ?? m.values.undefined,
  'Object.fromEntries': fromEntries,
  'Object.create': create,
  'Object.defineProperty': defineOne,
  'Object.hasOwn': has(true),
  'Object.prototype.hasOwnProperty.call': (m, f, call) => has(true)(m, f, call),
  'Reflect.has': has(false),
  'Reflect.get': (m, f, { args: [obj, key], site }) =>
    readIndex(m, f, obj ?? m.values.undefined, key ?? m.values.undefined, site),
  'Reflect.set': (m, f, { args: [obj, key, value], site }) => {
    writeIndex(m, f, obj ?? m.values.undefined, key ?? m.values.undefined, value ?? m.values.undefined, site);
    return m.values.boolean;
  },
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
};

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
    if (othersIn(m, f, ref.heap) !== m.values.never) exact = false;
  }
  return { entries, exact: exact && value.refs.length === 1 };
}

function keys(m: Machine, f: Frame, call: NativeCall): Value {
  const { entries, exact } = propertiesOf(m, f, call.args[0] ?? m.values.undefined);
  const names = entries.map(([name]) => m.values.literal(name));
  return exact
    ? listOf(m, f, call, names, m.values.never)
    : listOf(m, f, call, [], keyOfAny(m, f, call.args[0]?.refs ?? []));
}

function overProperties(
  m: Machine,
  f: Frame,
  call: NativeCall,
  toElement: (name: string, value: Value) => Value,
  left: (key: Value) => Value,
): Value {
  const source = call.args[0] ?? m.values.undefined;
  const choices = source.refs.filter((it) => it.kind === 'choice');
  if (choices.length > 0) return m.values.make([], choices, false, source.reads);
  const { entries, exact } = propertiesOf(m, f, source);
  const elements = entries.map(([name, value]) => toElement(name, value));
  const key = keyOfAny(m, f, source.refs);
  if (!exact && key !== m.values.unknown) elements.push(left(key));
  if (exact) return listOf(m, f, call, elements, m.values.never);
  return listOf(
    m,
    f,
    call,
    [],
    // What is not known of a choice depends on it, too.
    elements.reduce((a, b) => m.values.join(a, b), m.values.withReads(m.values.unknown, source.reads)),
  );
}

function entries(m: Machine, f: Frame, call: NativeCall): Value {
  const named = (name: string, value: Value) => pair(m, f, call, name, value);
  const ofLeft = (key: Value) => listOf(m, f, call, [key, key], m.values.never, 'pair of what was left');
  const all = overProperties(m, f, call, named, ofLeft);
  const refs = all.refs.map((it) =>
    it.kind === 'choice' && it.form === 'record' ? m.refs.choice({ ...it, pairs: true }) : it,
  );
  return m.values.make(all.literals, refs, all.unknown, all.reads);
}

/** Of a record of choices: its answers. */
function values(m: Machine, f: Frame, call: NativeCall): Value {
  const all = overProperties(
    m,
    f,
    call,
    (_name, value) => value,
    (key) => key,
  );
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
  if (source.refs.some((it) => it.kind === 'foreign' && isOfPageAddress(f, it))) return nameless(m);
  const fields = formEntries(m, source);
  if (fields) return fields;
  const choices = source.refs.filter((it) => it.kind === 'choice');
  if (choices.length > 0) return m.values.make([], choices, false, source.reads);
  const ref = m.refs.object(f.ctx, call.site, 'entries', 'object');
  const { elements, exact } = elementsOf(m, f, source, call.site);
  for (const element of elements) {
    const key = wholeText(readIndex(m, f, element, m.values.literal(0), call.site));
    const value = readIndex(m, f, element, m.values.literal(1), call.site);
    if (key !== undefined) defineProperty(m, f, ref.heap, key, value, exact);
    else writeRest(m, f, ref.heap, value);
  }
  return m.values.ref(ref);
}

function defineOne(m: Machine, f: Frame, call: NativeCall): Value {
  const [target = m.values.undefined, key, descriptor = m.values.undefined] = call.args;
  const name = key && wholeText(key);
  const told = onlyObject(descriptor);
  for (const ref of target.refs) {
    const owner = ref.kind === 'foreign' ? builtInPrototype(ref.access) : undefined;
    if (owner !== undefined) addToPrototype(m, f, owner, name, m.values.unknown);
    if (ref.kind !== 'object' && ref.kind !== 'function') continue;
    const isOnly = target.refs.length === 1 && !target.unknown && ref.kind === 'object' && isFresh(f, ref);
    for (const part of ['value', 'get', 'set'] as const) {
      const value = readIndex(m, f, descriptor, m.values.literal(part), call.site);
      if (value === m.values.undefined) continue;
      const isSure = isOnly && told?.heap.certain.has(part) === true;
      if (name !== undefined)
        defineProperty(m, f, ref.heap, part === 'value' ? name : `${part} ${name}`, value, isSure);
      else writeRest(m, f, ref.heap, value);
    }
  }
  return target;
}

/** What is frozen in the same breath as it is made holds what it was made with. */
function freeze(m: Machine, _f: Frame, { args, site }: NativeCall): Value {
  const [value = m.values.undefined] = args;
  const made = site.k === 'call' ? site.args[0]?.k : undefined;
  if (made === 'obj' || made === 'arr') for (const ref of value.refs) if (ref.kind === 'object') ref.heap.frozen = true;
  return value;
}

/** Past some levels what it is made of stands for it too: all that it has is found there. */
function create(m: Machine, f: Frame, { args: [proto], site }: NativeCall): Value {
  const isHigh = proto !== undefined && isHighUp(proto);
  const made = m.refs.object(f.ctx, site, 'create', 'object', isHigh ? m.values.unknown : proto);
  return isHigh ? m.values.join(proto, m.values.ref(made)) : m.values.ref(made);
}
