/**
 * Svelte: stores hold a value that subscribers are told, runes are plain variables, effects run in the
 * browser. The names with two underscores are written by `facts/languages/svelte`.
 */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import { promiseResolved } from '../calls/promises';
import { endsWithHeld } from '../choice/consent-act';
import { noteSet } from '../choice/page-state';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { itself, unfollowed } from './called';
import { keptUnder } from './stored-state';
import { runLater } from './vue';
import { renderList, renderSlot } from './vue-template';

/** `export let name = value`: what is given, else the value. */
const prop: Native = (m, f, call) => {
  const [given = m.values.unknown, key, fallback = m.values.undefined] = call.args;
  const name = key?.literals[0];
  // `new App({ target, props })` is not how components are given their properties.
  const isStart = given.refs.some((it) => it.kind === 'object' && it.heap.props.has('target'));
  const isKnown = typeof name === 'string' && !isStart;
  const value = isKnown ? readMember(m, f, given, name, undefined) : m.values.unknown;
  const isMissing = value.literals.includes(undefined as never) || value.unknown || value === m.values.never;
  if (!isMissing && value.refs.every((it) => it.kind !== 'foreign')) return value;
  const there = value.literals.filter((it) => it !== (undefined as never));
  return m.values.join(m.values.make(there, value.refs, value.unknown, value.reads), fallback);
};

/** It runs with the component, and again when what it reads changes. */
const reactive: Native = (m, f, call) => {
  const before = f.state;
  const handler = f.handler;
  f.handler = { state: null, value: m.values.never };
  if (call.args[0])
    callValue(m, f, { callee: call.args[0], self: m.values.undefined, args: [], site: call.site, direct: call.sure });
  f.handler = handler;
  f.state = before;
  return m.values.undefined;
};

const derivedRune: Native = (m, f, call) =>
  callValue(m, f, { callee: call.args[0] ?? m.values.undefined, self: m.values.undefined, args: [], site: call.site });

const effect: Native = (m, f, call) => {
  if (call.args[0]) runLater(m, f, call, call.args[0], []);
  return m.values.undefined;
};

const handOut: Native = (m, f, call) => {
  if (call.args[0]) escape(m, f, call.args[0], call.site);
  return m.values.undefined;
};

/** A store: `set`, `update` and `subscribe` over one cell. */
function newStore(m: Machine, f: Frame, call: NativeCall): { store: ObjectRef; set: Value } {
  const store = m.refs.object(f.ctx, call.site, 'store', 'object');
  const cell = () => cellIn(m, store.heap.props, HELD);
  const self = m.values.ref(store);
  const set = m.refs.native(
    `set state store ${store.id}`,
    (mm, ff, { args, site }) => {
      const value = args[0] ?? mm.values.undefined;
      if (endsWithHeld(mm, ff, site, value)) return mm.values.never;
      noteSet(mm, ff, site, value);
      writeCell(mm, cell(), value, ff.ctx);
      return mm.values.undefined;
    },
    self,
  );
  const update = m.refs.native(
    `set state of store ${store.id}`,
    (mm, ff, { args, site }) => {
      const callee = args[0] ?? mm.values.unknown;
      const next = callValue(mm, ff, { callee, self: mm.values.undefined, args: [readCell(cell(), ff.ctx)], site });
      if (endsWithHeld(mm, ff, site, next)) return mm.values.never;
      noteSet(mm, ff, site, next);
      writeCell(mm, cell(), next, ff.ctx);
      return mm.values.undefined;
    },
    self,
  );
  const subscribe = m.refs.native(
    `subscribe to ${store.id}`,
    (mm, ff, told) => {
      if (told.args[0])
        callValue(mm, ff, {
          callee: told.args[0],
          self: mm.values.undefined,
          args: [readCell(cell(), ff.ctx)],
          site: told.site,
        });
      return mm.values.unknown;
    },
    self,
  );
  const methods = { set, update, subscribe };
  for (const [name, it] of Object.entries(methods)) defineProperty(m, f, store.heap, name, m.values.ref(it), true);
  return { store, set: m.values.ref(set) };
}

const HELD = '__held';

function start(m: Machine, f: Frame, call: NativeCall, set: Value, callee: Value | undefined): void {
  if (callee && callee.refs.length > 0) runLater(m, f, call, callee, [set, m.values.unknown]);
}

const writable: Native = (m, f, call) => {
  const { store, set } = newStore(m, f, call);
  defineProperty(m, f, store.heap, HELD, call.args[0] ?? m.values.undefined, true);
  start(m, f, call, set, call.args[1]);
  return m.values.ref(store);
};

/** `derived(store, fn)`, `derived([a, b], fn, initial)`. */
const derived: Native = (m, f, call) => {
  const { store, set } = newStore(m, f, call);
  const [sources = m.values.unknown, compute = m.values.unknown, initial] = call.args;
  const lists = sources.refs.filter((it) => it.kind === 'object' && it.shape === 'array');
  const given = lists.length > 0 ? heldByAll(m, f, call, lists as ObjectRef[]) : heldBy(m, f, call, sources);
  const computed = callValue(m, f, { callee: compute, self: m.values.undefined, args: [given, set], site: call.site });
  const isSetLater = compute.refs.some(
    (it) => it.kind === 'function' && (it.unit.facts.functions[it.fn]?.params.length ?? 0) > 1,
  );
  const value = isSetLater ? (initial ?? m.values.undefined) : computed;
  writeCell(m, cellIn(m, store.heap.props, HELD), value, f.ctx);
  return m.values.ref(store);
};

function heldByAll(m: Machine, f: Frame, call: NativeCall, lists: readonly ObjectRef[]): Value {
  const list = m.refs.object(f.ctx, call.site, 'held', 'array');
  list.heap.exact = true;
  for (const it of lists)
    for (const [name, cell] of it.heap.props)
      if (/^\d+$/.test(name)) defineProperty(m, f, list.heap, name, heldBy(m, f, call, readCell(cell, f.ctx)), true);
  return m.values.ref(list);
}

/** What a store tells a new subscriber; of one that we cannot see, its name still speaks. */
function heldBy(m: Machine, f: Frame, call: NativeCall, store: Value): Value {
  let result = store.unknown ? m.values.unknown : m.values.never;
  for (const it of store.refs) {
    const subscribe =
      it.kind === 'object' ? readMember(m, f, m.values.ref(it), 'subscribe', undefined) : m.values.never;
    if (it.kind !== 'object' || subscribe.refs.length === 0) {
      result = m.values.join(result, m.values.ref(it));
      continue;
    }
    const told = m.refs.object(f.ctx, call.site, `told by ${it.id}`, 'object');
    const cell = cellIn(m, told.heap.props, HELD);
    const collect = m.refs.native(
      `set state told ${told.id}`,
      (mm, ff, { args }) => {
        writeCell(mm, cell, args[0] ?? mm.values.undefined, ff.ctx);
        return mm.values.undefined;
      },
      m.values.ref(told),
    );
    callValue(m, f, { callee: subscribe, self: m.values.ref(it), args: [m.values.ref(collect)], site: call.site });
    result = m.values.join(result, readCell(cell, f.ctx));
  }
  return result === m.values.never ? m.values.undefined : result;
}

const held: Native = (m, f, call) => heldBy(m, f, call, call.args[0] ?? m.values.undefined);

/** `{#await value}{:then value}{:catch error}`. */
const awaited: Native = (m, f, call) => {
  const [given = m.values.undefined, whenThere, whenFailed] = call.args;
  let value = given.unknown ? m.values.unknown : m.values.never;
  for (const it of given.refs)
    value = m.values.join(value, it.kind === 'promise' ? readCell(it.value, f.ctx) : m.values.ref(it));
  value = m.values.join(value, m.values.make(given.literals, [], false, given.reads));
  const parts = [
    value === m.values.never ? m.values.undefined : run(whenThere, value),
    run(whenFailed, m.values.unknown),
  ];
  return parts.reduce((a, b) => m.values.join(a, b));

  function run(callee: Value | undefined, argument: Value): Value {
    if (!callee) return m.values.undefined;
    return callValue(m, f, { callee, self: m.values.undefined, args: [argument], site: call.site });
  }
};

const tick: Native = (m, f, call) => promiseResolved(m, f, call.site, m.values.undefined);

/** `persisted('privacy', start)`: a store that is kept in the browser's storage. */
const persisted: Native = (m, f, call) => {
  const [key = m.values.unknown, start = m.values.undefined, options = m.values.undefined] = call.args;
  if (m.relevance.outOfSight || options !== m.values.undefined) return unfollowed(m, f, call);
  const { store } = newStore(m, f, call);
  defineProperty(m, f, store.heap, HELD, keptUnder(m, f, call, key, start), true);
  return m.values.ref(store);
};

export const SVELTE: Readonly<Record<string, Native>> = {
  'svelte-persisted-store#persisted': persisted,
  'svelte-local-storage-store#persisted': persisted,
  'svelte-local-storage-store#writable': persisted,
  'svelte#onMount': effect,
  'svelte#beforeUpdate': effect,
  'svelte#afterUpdate': effect,
  'svelte#onDestroy': effect,
  'svelte#tick': tick,
  'svelte#__prop': prop,
  'svelte#__reactive': reactive,
  'svelte#__derived': derivedRune,
  'svelte#__handOut': handOut,
  'svelte#__store': held,
  'svelte#__await': awaited,
  'svelte#__renderList': renderList,
  'svelte#__renderSlot': renderSlot,
  'astro#__renderSlot': renderSlot,
  'svelte/store#writable': writable,
  'svelte/store#readable': writable,
  'svelte/store#derived': derived,
  'svelte/store#readonly': itself,
  'svelte/store#get': held,
  // Runes have no import.
  $state: itself,
  '$state.raw': itself,
  '$state.snapshot': itself,
  '$derived.by': derivedRune,
  $derived: itself,
  $effect: effect,
  '$effect.pre': effect,
  $bindable: itself,
};
