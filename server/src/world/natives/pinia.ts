/** Pinia: a store is made when it is first used, and is the same for all. */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import { noteInPage } from '../choice/page-state';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { defineProperty, openHeap, readMember, writeIndex, writeMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { broughtBack } from './brought-back';
import { IS_REF, unwrapInto } from './vue';
import { openInstance } from './vue-instance';

/** `defineStore(id, setup)`, `defineStore(id, options)`, `defineStore({ id, … })`. */
export const defineStore: Native = (m, f, call) => {
  const definition = call.args[1] ?? call.args[0] ?? m.values.unknown;
  const settings = call.args[2];
  const store = openInstance(m, f, call, 'store');
  const self = m.values.ref(store);
  const use = m.refs.native(
    `use store ${store.id}`,
    (mm, ff, used) => {
      for (const it of definition.refs) {
        if (it.kind === 'object') applyOptions(mm, ff, used, store, it);
        else
          unwrapInto(mm, ff, store, callValue(mm, ff, { callee: mm.values.ref(it), self, args: [], site: used.site }));
      }
      // What a plugin has kept of it is not known.
      if (settings && settings.refs.length > 0) openHeap(mm, store.heap, ff);
      return self;
    },
    definition,
  );
  definePatch(m, f, store);
  return m.values.ref(use);
};

function definePatch(m: Machine, f: Frame, store: ObjectRef): void {
  const self = m.values.ref(store);
  const patch = m.refs.native(
    `patch store ${store.id}`,
    (mm, ff, call) => {
      for (const it of call.args[0]?.refs ?? []) {
        if (it.kind === 'function')
          callValue(mm, ff, { callee: mm.values.ref(it), self: mm.values.undefined, args: [self], site: call.site });
        else if (it.kind === 'object') writeAll(mm, ff, self, it, call);
        else openHeap(mm, store.heap, ff);
      }
      if (call.args[0]?.unknown) openHeap(mm, store.heap, ff);
      return mm.values.undefined;
    },
    self,
  );
  defineProperty(m, f, store.heap, '$patch', m.values.ref(patch), true);
  defineProperty(m, f, store.heap, '$state', self, true);
  // A state from elsewhere: storage, the server.
  const replace = m.refs.native(
    `replace state of ${store.id}`,
    (mm, ff) => {
      openHeap(mm, store.heap, ff);
      return mm.values.undefined;
    },
    self,
  );
  defineProperty(m, f, store.heap, 'set $state', m.values.ref(replace), true);
}

function writeAll(m: Machine, f: Frame, self: Value, from: ObjectRef, call: NativeCall): void {
  for (const [name, cell] of allProperties(from.heap, f.ctx)) {
    const value = readCell(cell, f.ctx);
    noteInPage(m, f, call.site, name, value);
    writeMember(m, f, self, name, value, call.site);
  }
  const rest = readCell(from.heap.rest, f.ctx);
  if (rest !== m.values.never) writeIndex(m, f, self, m.values.unknown, rest, call.site);
  if (from.heap.open) for (const it of self.refs) if (it.kind === 'object') openHeap(m, it.heap, f);
}

function applyOptions(m: Machine, f: Frame, call: NativeCall, store: ObjectRef, options: ObjectRef): void {
  const self = m.values.ref(store);
  const part = (name: string) => readMember(m, f, m.values.ref(options), name, undefined);
  for (const it of part('actions').refs)
    if (it.kind === 'object')
      for (const [name, cell] of allProperties(it.heap, f.ctx))
        defineProperty(m, f, store.heap, name, readCell(cell, f.ctx), true);
  for (const it of part('getters').refs)
    if (it.kind === 'object')
      for (const [name, cell] of allProperties(it.heap, f.ctx)) defineGetter(m, f, store, name, readCell(cell, f.ctx));
  const state = part('state');
  const isFunction = state.refs.some((it) => it.kind === 'function');
  const started = isFunction ? callValue(m, f, { callee: state, self, args: [], site: call.site }) : state;
  const kept = part('persist');
  const isKept = kept.refs.length > 0 || kept.literals.includes(true);
  const initial = isKept ? broughtBack(m, f, call, started) : started;
  unwrapInto(m, f, store, initial);
  // What hooks and serialisers of its own make of what was kept is not followed.
  const isChanged = kept.refs.some((it) => it.kind !== 'object' || HOOKS.some((name) => it.heap.props.has(name)));
  if (initial.unknown || kept.unknown || isChanged) openHeap(m, store.heap, f);
  if (isChanged) escape(m, f, kept, call.site);
}

const HOOKS = ['serializer', 'beforeHydrate', 'afterHydrate', 'beforeRestore', 'afterRestore', 'storage', 'strategies'];

/** A getter gets the store as its argument and as `this`. */
function defineGetter(m: Machine, f: Frame, store: ObjectRef, name: string, getter: Value): void {
  const self = m.values.ref(store);
  const read = m.refs.native(
    `getter ${name} of ${store.id}`,
    (mm, ff, call) => callValue(mm, ff, { callee: getter, self, args: [self], site: call.site }),
    getter,
  );
  defineProperty(m, f, store.heap, `get ${name}`, m.values.ref(read), true);
}

/** `storeToRefs(store)`, `toRefs(props)`: a ref for each property, over the same cell. */
export const storeToRefs: Native = (m, f, call) => {
  const source = call.args[0] ?? m.values.undefined;
  let result = source.unknown ? m.values.unknown : m.values.never;
  for (const it of source.refs) {
    if (it.kind !== 'object') {
      result = m.values.join(result, m.values.ref(it));
      continue;
    }
    const made = m.refs.object(f.ctx, call.site, `refs of ${it.id}`, 'object', it.proto);
    for (const [name] of allProperties(it.heap, f.ctx)) refOf(m, f, call, made, it, name.replace(/^[gs]et /, ''));
    result = m.values.join(result, m.values.ref(made));
  }
  return result;
};

function refOf(m: Machine, f: Frame, call: NativeCall, made: ObjectRef, source: ObjectRef, name: string): void {
  const inner = m.refs.object(f.ctx, call.site, `ref ${name} of ${source.id}`, 'object');
  defineProperty(m, f, inner.heap, IS_REF, m.values.true, true);
  for (const accessor of ['get ', 'set ', '']) {
    const cell = source.heap.props.get(accessor + name);
    if (cell) inner.heap.props.set(`${accessor}value`, cell);
  }
  if (source.heap.certain.has(name)) inner.heap.certain.add('value');
  defineProperty(m, f, made.heap, name, m.values.ref(inner), true);
}
