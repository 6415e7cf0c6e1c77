/**
 * The instance of a Vue component: its properties, what its setup function and `data` return, computed
 * values and methods. What else may be on it (mixins, plugins) is unknown, and its name still speaks.
 */
import { callValue } from '../calls/calls';
import { escape, instanceOf, unknownArguments } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty, readMember, writeIndex } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { runLater, unwrapInto } from './vue';

/** `__instance(options, given, declared)`: `declared` names all properties, or is undefined. */
export const instance: Native = (m, f, call) => {
  const [options, given, declared] = call.args;
  const made = openInstance(m, f, call, 'instance');
  const self = m.values.ref(made);
  const names = elementsOf(m, f, declared ?? m.values.undefined, call.site).elements.flatMap((it) => it.literals);
  for (const name of names)
    if (typeof name === 'string')
      defineProperty(m, f, made.heap, name, readMember(m, f, given ?? m.values.unknown, name, undefined), true);
  for (const it of options?.refs ?? []) {
    if (it.kind === 'object') applyOptions(m, f, call, made, it, given ?? m.values.unknown);
    else if (it.kind === 'class') {
      escape(m, f, m.values.ref(it), call.site);
      return m.values.join(self, instanceOf(m, f, it));
    }
  }
  // Which properties there are is not known: all that are given, or that have such a name.
  if (!declared || declared.refs.length === 0) givenProperties(m, f, made, given ?? m.values.unknown);
  return self;
};

export function openInstance(m: Machine, f: Frame, call: NativeCall, slot: string): ObjectRef {
  const unseen = m.refs.foreign({ root: { kind: 'global' }, path: ['?'], steps: [] }, 'unknown');
  const made = m.refs.object(f.ctx, call.site, slot, 'object', m.values.ref(unseen));
  const own = m.values.ref(made);
  const set = m.refs.native(
    `set on ${made.id}`,
    (mm, ff, { args: [target, key, value], site }) => {
      writeIndex(mm, ff, target ?? own, key ?? mm.values.unknown, value ?? mm.values.undefined, site);
      return mm.values.undefined;
    },
    own,
  );
  defineProperty(m, f, made.heap, '$set', m.values.ref(set), true);
  return made;
}

function givenProperties(m: Machine, f: Frame, made: ObjectRef, given: Value): void {
  for (const it of given.refs)
    if (it.kind === 'object')
      for (const [name, cell] of allProperties(it.heap, f.ctx))
        if (!made.heap.certain.has(name)) defineProperty(m, f, made.heap, name, readCell(cell, f.ctx), false);
}

function applyOptions(m: Machine, f: Frame, call: NativeCall, made: ObjectRef, options: ObjectRef, given: Value): void {
  const self = m.values.ref(made);
  const own = new Map(allProperties(options.heap, f.ctx).map(([name, cell]) => [name, readCell(cell, f.ctx)]));
  for (const mixin of elementsOf(m, f, own.get('mixins') ?? m.values.never, call.site).elements)
    for (const it of mixin.refs) if (it.kind === 'object' && it !== options) applyOptions(m, f, call, made, it, given);
  for (const [name, value] of entriesOf(m, f, own.get('methods'))) defineProperty(m, f, made.heap, name, value, true);
  for (const [name, value] of entriesOf(m, f, own.get('computed'))) defineComputed(m, f, made, name, value);
  const props = own.get('props');
  if (props) declare(m, f, made, props, given);
  const run = (name: string, args: readonly Value[]) => {
    const callee = own.get(name);
    return callee ? callValue(m, f, { callee, self, args, site: call.site }) : m.values.never;
  };
  const setup = run('setup', [self, m.values.unknown]);
  unwrapInto(m, f, made, setup);
  for (const it of setup.refs) if (it.kind !== 'object') escape(m, f, m.values.ref(it), call.site);
  unwrapInto(m, f, made, isCallable(own.get('data')) ? run('data', [self]) : (own.get('data') ?? m.values.never));
  for (const [name, value] of entriesOf(m, f, own.get('watch'))) watchMember(m, f, call, self, name, value);
  for (const [name, value] of own) if (!DATA.has(name) && isCallable(value)) runHook(m, f, call, self, name, value);
}

const DATA: ReadonlySet<string> = new Set([
  'mixins',
  'methods',
  'computed',
  'props',
  'setup',
  'data',
  'watch',
  'components',
]);
/** They run where it is rendered, on either side. */
const AT_ONCE =
  /^(?:beforeCreate|created|serverPrefetch|asyncData|fetch|head|metaInfo|render|beforeRouteEnter|middleware)$/;

function runHook(m: Machine, f: Frame, call: NativeCall, self: Value, name: string, callee: Value): void {
  if (!AT_ONCE.test(name)) return runLater(m, f, call, callee, unknownArguments(m), self);
  const before = f.state;
  const handler = f.handler;
  f.handler = { state: null, value: m.values.never };
  const output = callValue(m, f, { callee, self, args: unknownArguments(m), site: call.site });
  if (f.state) escape(m, f, output, call.site);
  f.handler = handler;
  f.state = before;
}

function isCallable(value: Value | undefined): boolean {
  return value?.refs.some((it) => it.kind === 'function' || it.kind === 'native') ?? false;
}

function entriesOf(m: Machine, f: Frame, value: Value | undefined): [string, Value][] {
  return (value ?? m.values.never).refs.flatMap((it) =>
    it.kind === 'object'
      ? allProperties(it.heap, f.ctx).map(([name, cell]): [string, Value] => [name, readCell(cell, f.ctx)])
      : [],
  );
}

/** `name() {}` or `name: { get, set }`. */
export function defineComputed(m: Machine, f: Frame, made: ObjectRef, name: string, value: Value): void {
  for (const it of value.refs) {
    const single = m.values.ref(it);
    const getter = it.kind === 'object' ? readMember(m, f, single, 'get', undefined) : single;
    defineProperty(m, f, made.heap, `get ${name}`, getter, true);
    const setter = it.kind === 'object' ? readMember(m, f, single, 'set', undefined) : m.values.never;
    if (isCallable(setter)) defineProperty(m, f, made.heap, `set ${name}`, setter, true);
  }
}

/** The handler itself, its method's name, or `{ handler }`. */
function watchMember(m: Machine, f: Frame, call: NativeCall, self: Value, name: string, value: Value): void {
  const current = name.includes('.') ? m.values.unknown : readMember(m, f, self, name, undefined);
  for (const literal of value.literals)
    if (typeof literal === 'string') watchMember(m, f, call, self, name, readMember(m, f, self, literal, undefined));
  for (const it of value.refs) {
    const single = m.values.ref(it);
    const handler = it.kind === 'object' ? readMember(m, f, single, 'handler', undefined) : single;
    if (isCallable(handler)) runLater(m, f, call, handler, [current, m.values.unknown], self);
    else if (it.kind === 'object') escape(m, f, single, call.site);
  }
}

/** `['consent']`, `{ consent: { default: false } }`. */
function declare(m: Machine, f: Frame, made: ObjectRef, props: Value, given: Value): void {
  for (const it of props.refs) {
    if (it.kind !== 'object') continue;
    if (it.shape === 'array') {
      for (const cell of it.heap.props.values())
        for (const name of readCell(cell, f.ctx).literals)
          if (typeof name === 'string')
            defineProperty(m, f, made.heap, name, readMember(m, f, given, name, undefined), true);
      continue;
    }
    for (const [name, value] of entriesOf(m, f, m.values.ref(it))) {
      defineProperty(m, f, made.heap, name, readMember(m, f, given, name, undefined), true);
      for (const option of value.refs)
        if (option.kind === 'object')
          addDefault(m, f, made, name, readMember(m, f, m.values.ref(option), 'default', undefined));
    }
  }
}

/** Where the property may be missing, it has its default. */
function addDefault(m: Machine, f: Frame, made: ObjectRef, name: string, value: Value): void {
  const plain = value.refs.filter((it) => it.kind !== 'function');
  const known = m.values.make(value.literals, plain, value.unknown || plain.length < value.refs.length, value.reads);
  defineProperty(m, f, made.heap, name, known, true);
}

/** `defineProps(…)` in a setup script. */
export const declareProps: Native = (m, f, call) => {
  const [ctx, declared] = call.args;
  for (const it of ctx?.refs ?? [])
    if (it.kind === 'object' && declared)
      for (const option of declared.refs)
        if (option.kind === 'object' && option.shape === 'object')
          for (const [name, value] of entriesOf(m, f, m.values.ref(option)))
            for (const each of value.refs)
              if (each.kind === 'object')
                addDefault(m, f, it, name, readMember(m, f, m.values.ref(each), 'default', undefined));
  return ctx ?? m.values.unknown;
};

/** `withDefaults(defineProps<…>(), { … })`. */
export const defaultProps: Native = (m, f, call) => {
  const [ctx, defaults] = call.args;
  for (const it of ctx?.refs ?? [])
    if (it.kind === 'object') for (const [name, value] of entriesOf(m, f, defaults)) addDefault(m, f, it, name, value);
  return ctx ?? m.values.unknown;
};
