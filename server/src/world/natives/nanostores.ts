/**
 * Nanostores: an atom holds a value, a computed store is made of others. `persistentAtom` is what the browser's storage
 * keeps under its key, beside what it starts with.
 */
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import type { ObjectRef } from '../values/ref';
import { isNullish, type Value } from '../values/value';
import { called, unfollowed } from './called';
import { type HeldState, holdState, ownFunction, setterOf } from './held-state';
import { browserStorage, storedJson, storeJson } from './stored-state';

type Read = HeldState['read'];

/** `get()`, `value`, `listen(told)`, `subscribe(told)`. */
function readable(m: Machine, f: Frame, holder: ObjectRef, read: Read): Value {
  const get = ownFunction(m, holder, 'nanostore', (mm, ff) => read(mm, ff));
  const tell: Native = (mm, ff, it) => {
    if (it.args[0]) callApart(mm, ff, it.args[0], [read(mm, ff), mm.values.unknown, mm.values.unknown], it);
    return mm.values.unknown;
  };
  const listen = ownFunction(m, holder, 'nanostore told', tell);
  for (const [name, it] of Object.entries({ get, 'get value': get, listen, subscribe: listen }))
    defineProperty(m, f, holder.heap, name, it, true);
  return m.values.ref(holder);
}

function settable(m: Machine, f: Frame, state: HeldState): Value {
  const { holder } = state;
  defineProperty(m, f, holder.heap, 'set', ownFunction(m, holder, 'nanostore', setterOf(state), true), true);
  return readable(m, f, holder, state.read);
}

const atom: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const state = holdState(m, f, call, 'nanostore', call.args[0] ?? m.values.undefined);
  return settable(m, f, state);
};

/** `persistentAtom(key, start)` keeps a text, with `encode` and `decode` of JSON what that says. Of others nothing is known. */
const persistentAtom: Native = (m, f, call) => {
  const [key = m.values.unknown, start = m.values.undefined, options] = call.args;
  const decode = options && readMember(m, f, options, 'decode', undefined);
  const isJson = decode?.refs.some((it) => it.kind === 'foreign' && it.access.path.join('.') === 'JSON.parse') ?? false;
  if (m.relevance.outOfSight || (options && !isJson)) return unfollowed(m, f, call);
  const own = holdState(m, f, call, 'nanostore', start);
  const state: HeldState = {
    holder: own.holder,
    read: (mm, ff) => {
      const kept = isJson ? storedJson(mm, ff, call, key) : storedText(mm, ff, call, key);
      return mm.values.join(own.read(mm, ff), kept);
    },
    write(mm, ff, it, value) {
      if (isJson) return storeJson(mm, ff, it, key, value) && own.write(mm, ff, it, value);
      called(mm, ff, it, browserStorage(mm, 'setItem'), [key, value]);
      return ff.state !== null && own.write(mm, ff, it, value);
    },
  };
  return settable(m, f, state);
};

/** Where nothing is kept, it holds what it starts with. */
function storedText(m: Machine, f: Frame, call: NativeCall, key: Value): Value {
  const { literals, refs, unknown, reads } = called(m, f, call, browserStorage(m, 'getItem'), [key]);
  return m.values.make(
    literals.filter((it) => !isNullish(it)),
    refs,
    unknown,
    reads,
  );
}

/** `computed(store, (value) => …)`, `computed([a, b], (a, b) => …)`. */
const computed: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const [sources = m.values.unknown, make = m.values.unknown] = call.args;
  const holder = m.refs.object(f.ctx, call.site, 'computed nanostore', 'object');
  return readable(m, f, holder, (mm, ff) => called(mm, ff, call, make, heldByEach(mm, ff, call, sources)));
};

function heldByEach(m: Machine, f: Frame, call: NativeCall, sources: Value): Value[] {
  const [list] = sources.refs;
  if (sources.refs.length !== 1 || list?.kind !== 'object' || list.shape !== 'array')
    return [held(m, f, call, sources)];
  const numbered = [...list.heap.props].filter(([name]) => /^\d+$/.test(name));
  return numbered.map(([, cell]) => held(m, f, call, readCell(cell, f.ctx)));
}

/** What a store holds. */
function held(m: Machine, f: Frame, call: NativeCall, store: Value): Value {
  const get = readMember(m, f, store, 'get', undefined);
  const isOwn = store.refs.length > 0 && !store.unknown && store.refs.every((it) => it.kind === 'object');
  if (!isOwn) escape(m, f, store, call.site);
  return isOwn && get.refs.length > 0 ? called(m, f, call, get, []) : m.values.unknown;
}

const useStore: Native = (m, f, call) => held(m, f, call, call.args[0] ?? m.values.unknown);

/** Solid: an accessor. */
const accessor: Native = (m, f, call) => {
  const [store = m.values.unknown] = call.args;
  const holder = m.refs.object(f.ctx, call.site, 'accessor', 'object');
  return ownFunction(m, holder, 'accessor', (mm, ff, it) => held(mm, ff, it, store));
};

/** Vue: a ref. */
const reference: Native = (m, f, call) => {
  const holder = m.refs.object(f.ctx, call.site, 'reference', 'object');
  defineProperty(m, f, holder.heap, 'get value', accessor(m, f, call), true);
  return m.values.ref(holder);
};

export const NANOSTORES: Readonly<Record<string, Native>> = {
  'nanostores#atom': atom,
  'nanostores#computed': computed,
  '@nanostores/persistent#persistentAtom': persistentAtom,
  '@nanostores/react#useStore': useStore,
  '@nanostores/preact#useStore': useStore,
  '@nanostores/solid#useStore': accessor,
  '@nanostores/vue#useStore': reference,
};
