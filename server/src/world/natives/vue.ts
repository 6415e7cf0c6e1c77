/**
 * Vue: refs and reactive objects share their cells, computed values and watchers run where they are read
 * or made, hooks after mounting run in the browser.
 *
 * The names with two underscores are written by `facts/languages/vue`.
 */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, modeOf, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { spreadInto } from '../objects/spread';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { itself, unfollowed } from './called';
import { defineStore, storeToRefs } from './pinia';
import { lazy } from './react';
import { declareProps, defaultProps, instance } from './vue-instance';
import { renderList, renderSlot } from './vue-template';

export const IS_REF = '__v_isRef';

const ref: Native = (m, f, call) => {
  const given = call.args[0] ?? m.values.undefined;
  const inner = given.refs.filter((it) => it.kind === 'object' && isRef(it));
  if (inner.length > 0 && inner.length === given.refs.length) return given;
  const made = newRef(m, f, call);
  defineProperty(m, f, made.heap, 'value', given, true);
  return m.values.ref(made);
};

/** Nuxt: `useState('consent', () => start)`, one for all who name the key. */
const useNuxtState: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const isKeyed = typeof call.args[0]?.literals[0] === 'string';
  const [key, init = m.values.undefined] = isKeyed ? call.args : [undefined, ...call.args];
  const isMade = init.refs.some((it) => it.kind === 'function');
  const start = isMade ? callValue(m, f, { callee: init, self: m.values.undefined, args: [], site: call.site }) : init;
  if (!f.state) return m.values.never;
  const made = newRef(m, f, call, 'nuxt state');
  defineProperty(m, f, made.heap, 'value', start, true);
  const name =
    key?.literals.length === 1 && !key.unknown && key.refs.length === 0 ? String(key.literals[0]) : undefined;
  if (name === undefined) return m.values.ref(made);
  // Who names it elsewhere may begin it otherwise.
  const all = cellIn(m, m.provided, `nuxt state ${name}`);
  writeCell(m, all, m.values.ref(made), f.ctx);
  return readCell(all, f.ctx);
};

function newRef(m: Machine, f: Frame, call: NativeCall, slot = 'ref'): ObjectRef {
  const made = m.refs.object(f.ctx, call.site, slot, 'object');
  defineProperty(m, f, made.heap, IS_REF, m.values.true, true);
  return made;
}

export function isRef({ heap }: ObjectRef): boolean {
  return (heap.props.get(IS_REF)?.value.literals.length ?? 0) > 0;
}

const computed: Native = (m, f, call) => {
  const given = call.args[0] ?? m.values.undefined;
  const made = newRef(m, f, call, 'computed');
  for (const it of given.refs) {
    const getter = it.kind === 'object' ? readMember(m, f, m.values.ref(it), 'get', undefined) : m.values.ref(it);
    defineProperty(m, f, made.heap, 'get value', getter, true);
    const setter = it.kind === 'object' ? readMember(m, f, m.values.ref(it), 'set', undefined) : m.values.never;
    if (setter.refs.length > 0) defineProperty(m, f, made.heap, 'set value', setter, true);
  }
  if (given.unknown) defineProperty(m, f, made.heap, 'value', m.values.unknown, true);
  return m.values.ref(made);
};

/** What a template reads, and what is read through a reactive object. */
export function unrefValue(m: Machine, f: Frame, value: Value): Value {
  if (!value.refs.some((it) => it.kind === 'object' && isRef(it))) return value;
  let result = m.values.make(
    value.literals,
    value.refs.filter((it) => it.kind !== 'object' || !isRef(it)),
    value.unknown,
    value.reads,
  );
  for (const it of value.refs)
    if (it.kind === 'object' && isRef(it))
      result = m.values.join(result, readMember(m, f, m.values.ref(it), 'value', undefined));
  return result;
}

const unref: Native = (m, f, call) => unrefValue(m, f, call.args[0] ?? m.values.undefined);

/** The same object, whose refs are read and written without `.value`: their cells are its properties. */
export function unwrapInto(m: Machine, f: Frame, target: ObjectRef, source: Value): void {
  for (const it of source.refs) {
    if (it.kind !== 'object') continue;
    for (const [name, cell] of allProperties(it.heap, f.ctx)) {
      const value = readCell(cell, f.ctx);
      const refs = value.refs.filter((inner): inner is ObjectRef => inner.kind === 'object' && isRef(inner));
      const [only] = refs;
      if (!only || refs.length !== value.refs.length) defineProperty(m, f, target.heap, name, value, true);
      else shareValue(target, name, only);
    }
  }
}

function shareValue(target: ObjectRef, name: string, from: ObjectRef): void {
  for (const accessor of ['get ', 'set ']) {
    const cell = from.heap.props.get(`${accessor}value`);
    if (cell) target.heap.props.set(accessor + name, cell);
  }
  const cell = from.heap.props.get('value');
  if (!cell) return;
  target.heap.props.set(name, cell);
  if (from.heap.certain.has('value')) target.heap.certain.add(name);
}

const reactive: Native = (m, f, call) => {
  const given = call.args[0] ?? m.values.undefined;
  const holdsRef = given.refs.some(
    (it) =>
      it.kind === 'object' &&
      allProperties(it.heap, f.ctx).some(([, cell]) =>
        readCell(cell, f.ctx).refs.some((x) => x.kind === 'object' && isRef(x)),
      ),
  );
  // What is written into a record that was stored stands beside what was stored.
  const isRecord = given.refs.some((it) => it.kind === 'choice');
  if (!holdsRef && !isRecord) return given;
  const made = m.refs.object(f.ctx, call.site, 'reactive', 'object');
  if (isRecord) spreadInto(m, f, made, given, { at: 'reactive' });
  else unwrapInto(m, f, made, given);
  return m.values.ref(made);
};

const toRef: Native = (m, f, call) => {
  const [source, key] = call.args;
  const name = key?.literals[0];
  const made = newRef(m, f, call, 'toRef');
  const value = source && typeof name === 'string' ? readMember(m, f, source, name, undefined) : m.values.unknown;
  defineProperty(m, f, made.heap, 'value', value, true);
  return m.values.ref(made);
};

/** It runs in the browser, once the component is there; what it returns cleans up. */
export function runLater(
  m: Machine,
  f: Frame,
  call: NativeCall,
  callee: Value,
  args: readonly Value[],
  self?: Value,
): void {
  const before = f.state;
  const handler = f.handler;
  f.handler = { state: null, value: m.values.never };
  const mode = modeOf(m, 'client', true);
  const output = callValue(m, f, { callee, self: self ?? m.values.undefined, args, site: call.site, mode });
  f.state = before;
  escape(m, f, output, call.site);
  f.handler = handler;
  f.state = before;
}

const hook: Native = (m, f, call) => {
  if (call.args[0]) runLater(m, f, call, call.args[0], []);
  return m.values.undefined;
};

/** At once, on whichever side renders. */
const watchEffect: Native = (m, f, call) => {
  const before = f.state;
  const handler = f.handler;
  f.handler = { state: null, value: m.values.never };
  const [effect] = call.args;
  if (effect)
    escape(m, f, callValue(m, f, { callee: effect, self: m.values.undefined, args: [], site: call.site }), call.site);
  f.handler = handler;
  f.state = before;
  return m.values.unknown;
};

/** The callback gets what the source holds: a ref, a getter, a list of them. */
const watch: Native = (m, f, call) => {
  const [source, callback] = call.args;
  if (!source || !callback) return m.values.unknown;
  const isList = source.refs.some((it) => it.kind === 'object' && it.shape === 'array');
  const value = isList ? m.values.unknown : watched(m, f, call, source);
  runLater(m, f, call, callback, [value, m.values.unknown, m.values.unknown]);
  return m.values.unknown;
};

function watched(m: Machine, f: Frame, call: NativeCall, source: Value): Value {
  // A text stands for a reference to what is in a cookie: `useCookie('consent')`.
  const texts = m.values.make(source.literals, [], false, source.reads);
  let result = source.unknown ? m.values.unknown : source.literals.length > 0 ? texts : m.values.never;
  for (const it of source.refs) {
    const single = m.values.ref(it);
    if (it.kind === 'function' || it.kind === 'native')
      result = m.values.join(
        result,
        callValue(m, f, { callee: single, self: m.values.undefined, args: [], site: call.site }),
      );
    else {
      const held = it.kind === 'object' ? unrefValue(m, f, single) : readMember(m, f, single, 'value', undefined);
      result = m.values.join(result, held);
    }
  }
  return result === m.values.never ? m.values.unknown : result;
}

/** A function that loads it, or `{ loader }`. */
const defineAsyncComponent: Native = (m, f, call) => {
  const given = call.args[0] ?? m.values.undefined;
  const loaders = given.refs.map((it) =>
    it.kind === 'object' ? readMember(m, f, m.values.ref(it), 'loader', undefined) : m.values.ref(it),
  );
  return lazy(m, f, { ...call, args: [loaders.reduce((a, b) => m.values.join(a, b), m.values.never)] });
};

const HOOKS =
  'onMounted onBeforeMount onUpdated onBeforeUpdate onUnmounted onBeforeUnmount onActivated onDeactivated'.split(' ');

const VUE_NATIVES: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(HOOKS.map((name) => [name, hook])),
  ref,
  shallowRef: ref,
  computed,
  unref,
  toValue: unref,
  reactive,
  shallowReactive: itself,
  readonly: itself,
  shallowReadonly: itself,
  markRaw: itself,
  toRaw: itself,
  toRef,
  toRefs: storeToRefs,
  watch,
  watchEffect,
  watchPostEffect: hook,
  watchSyncEffect: watchEffect,
  defineComponent: itself,
  defineAsyncComponent,
  __instance: instance,
  __declareProps: declareProps,
  __defaultProps: defaultProps,
  __renderList: renderList,
  __renderSlot: renderSlot,
};

const PACKAGES = ['vue', 'vue-demi', '@vue/composition-api', '@vue/runtime-core', '#imports', '#app'];

export const VUE: Readonly<Record<string, Native>> = {
  // Nuxt imports it by itself.
  useState: useNuxtState,
  '#imports#useState': useNuxtState,
  '#app#useState': useNuxtState,
  'nuxt/app#useState': useNuxtState,
  ...Object.fromEntries(
    PACKAGES.flatMap((spec) => Object.entries(VUE_NATIVES).map(([name, native]) => [`${spec}#${name}`, native])),
  ),
  'vue#extend': itself,
  'pinia#defineStore': defineStore,
  'pinia#storeToRefs': storeToRefs,
};
