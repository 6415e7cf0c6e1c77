/**
 * Zustand: a store is one object. Hooks and `getState` read it; `set` writes into it, whoever calls it. A
 * state that `persist` brings back is one that was set before.
 */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import { endsWithHeld, endsWithState, endsWithWrite } from '../choice/consent-act';
import { noteKept } from '../choice/deeds';
import { noteInPage } from '../choice/page-state';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { defineProperty, openHeap, readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import { spreadInto } from '../objects/spread';
import { foreignUnknown } from '../outside/foreign';
import type { NativeRef, ObjectRef } from '../values/ref';
import { onlyString, type Value } from '../values/value';
import { broughtBack } from './brought-back';
import { called, itself, unfollowed } from './called';

/** `create(initialise)`, and `create<State>()(initialise)`. */
const create: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  if (call.args.length === 0 && call.rest === m.values.never) return curried(m, f, call, create);
  const store = createStore(m, f, call);
  if (!store) return foreignUnknown(m);
  const state = m.values.ref(store.state);
  const hook = m.refs.native(
    `zustand hook ${store.api.id}`,
    (mm, ff, it) => select(mm, ff, it, state, it.args[0]),
    state,
  );
  m.nativeMembers.set(hook as NativeRef, store.api);
  return m.values.ref(hook);
};

/** The same without a hook. */
const createVanilla: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  if (call.args.length === 0 && call.rest === m.values.never) return curried(m, f, call, createVanilla);
  const store = createStore(m, f, call);
  return store ? m.values.ref(store.api) : foreignUnknown(m);
};

function curried(m: Machine, f: Frame, { site }: NativeCall, native: Native): Value {
  return m.values.ref(m.refs.native(`zustand create ${f.ctx.id}.${site.s}`, native, m.values.undefined));
}

interface Store {
  readonly state: ObjectRef;
  readonly api: ObjectRef;
}

function createStore(m: Machine, f: Frame, call: NativeCall): Store | undefined {
  const initialise = call.args[0] ?? m.values.unknown;
  if (initialise.unknown || !initialise.refs.every((it) => it.kind === 'function' || it.kind === 'native')) {
    escape(m, f, initialise, call.site);
    return undefined;
  }
  const state = m.refs.object(f.ctx, call.site, 'zustand state', 'object');
  // Middleware adds to it (`persist`, `devtools`).
  const api = m.refs.object(f.ctx, call.site, 'zustand store', 'object', m.values.unknown);
  const self = m.values.ref(state);
  const define = (name: string, native: Native, key = `zustand ${name}`) =>
    defineProperty(m, f, api.heap, name, m.values.ref(m.refs.native(`${key} ${api.id}`, native, self)), true);
  define('setState', setter(state, api), 'set state zustand');
  define('getState', () => self);
  define('getInitialState', () => self);
  define('subscribe', subscriber(self));
  const part = (name: string) => readMember(m, f, m.values.ref(api), name, undefined);
  const args = [part('setState'), part('getState'), m.values.ref(api)];
  const initial = callValue(m, f, { callee: initialise, self: m.values.undefined, args, site: call.site });
  spreadInto(m, f, state, initial, { at: 'initial' });
  return { state, api };
}

/** `set({ … })`, `set((state) => ({ … }))`; what it does not name stays. */
function setter(state: ObjectRef, api: ObjectRef): Native {
  return (m, f, call) => {
    const given = call.args[0] ?? m.values.unknown;
    for (const ref of given.refs) {
      const it = m.values.ref(ref);
      const isUpdater = ref.kind === 'function' || ref.kind === 'native';
      const partial = isUpdater ? called(m, f, call, it, [m.values.ref(state)]) : it;
      noteChoices(m, f, call, partial, api.heap.props.has('persist'));
      if (endsAct(m, f, call, partial)) return m.values.never;
      spreadInto(m, f, state, partial, { at: call.site, isSure: false });
    }
    if (given.unknown) openHeap(m, state.heap, f);
    return m.values.undefined;
  };
}

/** What is brought back when the page is opened again is stored. */
function noteChoices(m: Machine, f: Frame, { site }: NativeCall, partial: Value, isStored: boolean): void {
  for (const ref of partial.refs) {
    if (ref.kind !== 'object') continue;
    for (const [key, cell] of allProperties(ref.heap, f.ctx)) {
      const value = readCell(cell, f.ctx);
      if (isStored) noteKept(m, f, site, { key, medium: 'storage', value });
      else noteInPage(m, f, site, key, value);
    }
  }
}

/** `accept: () => set({ hasConsent: true })`, where a consumer clicks on it. */
function endsAct(m: Machine, f: Frame, { site }: NativeCall, partial: Value): boolean {
  const props = partial.refs.flatMap((it) => (it.kind === 'object' ? allProperties(it.heap, f.ctx) : []));
  return props.some(([name, cell]) => {
    const value = readCell(cell, f.ctx);
    return (
      endsWithWrite(m, f, site, name, value) ||
      endsWithState(m, f, site, value) ||
      endsWithHeld(m, f, site, value, name)
    );
  });
}

/** `subscribe(listener)`, and with a selector before it. */
function subscriber(state: Value): Native {
  return (m, f, call) => {
    const [first, second] = call.args;
    const hasSelector = second?.refs.some((it) => it.kind === 'function') ?? false;
    const listener = hasSelector ? second : first;
    const now = hasSelector ? select(m, f, call, state, first) : state;
    if (listener) callApart(m, f, listener, [now, now], call);
    return m.values.unknown;
  };
}

function select(m: Machine, f: Frame, call: NativeCall, state: Value, selector: Value | undefined): Value {
  if (!selector || selector.literals.length > 0) return state;
  return called(m, f, call, selector, [state]);
}

/** `useStore(store, selector)`. */
const useStore: Native = (m, f, call) => {
  const getState = readMember(m, f, call.args[0] ?? m.values.unknown, 'getState', undefined);
  const state = called(m, f, call, getState, []);
  return f.state ? select(m, f, call, state, call.args[1]) : m.values.never;
};

/** Middleware that leaves the state as it is. */
const passing: Native = (m, f, call) => {
  const [initialise, ...options] = call.args;
  for (const it of options) escape(m, f, it, call.site);
  return initialise ?? m.values.undefined;
};

/** What `merge` and `migrate` make of a stored state is not followed. */
const persist: Native = (m, f, call) => {
  const [initialise = m.values.undefined, options = m.values.undefined] = call.args;
  const isKnown = !options.unknown && options.refs.every((it) => it.kind === 'object');
  // It calls what is in them, and changes nothing of them.
  for (const ref of options.refs)
    if (ref.kind === 'object')
      for (const [, cell] of allProperties(ref.heap, f.ctx)) escape(m, f, readCell(cell, f.ctx), call.site);
  const changes = ['merge', 'migrate'].some((it) => readMember(m, f, options, it, undefined) !== m.values.undefined);
  const markKept = (mm: Machine, ff: Frame, api: Value | undefined) => {
    for (const ref of api?.refs ?? [])
      if (ref.kind === 'object') defineProperty(mm, ff, ref.heap, 'persist', mm.values.unknown, true);
  };
  const key = onlyString(readMember(m, f, options, 'name', undefined));
  const kept = key !== undefined && m.catalogue.polarityOfKey(key) !== undefined ? key : undefined;
  if (!isKnown) escape(m, f, options, call.site);
  else if (!changes)
    return wrapped(m, f, call, (mm, ff, it) => {
      markKept(mm, ff, it.args[2]);
      return broughtBack(mm, ff, it, called(mm, ff, it, initialise, it.args), { kept });
    });
  return wrapped(m, f, call, (mm, ff, it) => {
    markKept(mm, ff, it.args[2]);
    return mm.values.join(called(mm, ff, it, initialise, it.args), mm.values.unknown);
  });
};

/** `combine({ … }, (set, get) => ({ … }))`. */
const combine: Native = (m, f, call) => {
  const [initial = m.values.undefined, more = m.values.undefined] = call.args;
  return wrapped(m, f, call, (mm, ff, it) => {
    const all = mm.refs.object(ff.ctx, call.site, 'zustand combined', 'object');
    spreadInto(mm, ff, all, initial, { at: 'initial' });
    spreadInto(mm, ff, all, called(mm, ff, it, more, it.args), { at: 'more', isSure: false });
    return mm.values.ref(all);
  });
};

function wrapped(m: Machine, f: Frame, { site }: NativeCall, native: Native): Value {
  return m.values.ref(m.refs.native(`zustand middleware ${f.ctx.id}.${site.s}`, native, m.values.undefined));
}

export const ZUSTAND: Readonly<Record<string, Native>> = {
  // Before version 4 it was the default export.
  zustand: create,
  'zustand#create': create,
  'zustand#createStore': createVanilla,
  'zustand#useStore': useStore,
  'zustand/vanilla': createVanilla,
  'zustand/vanilla#createStore': createVanilla,
  'zustand/react#create': create,
  'zustand/react#useStore': useStore,
  'zustand/traditional#createWithEqualityFn': create,
  'zustand/traditional#useStoreWithEqualityFn': useStore,
  'zustand/middleware#persist': persist,
  'zustand/middleware#devtools': passing,
  'zustand/middleware#subscribeWithSelector': passing,
  'zustand/middleware#combine': combine,
  'zustand/middleware/immer#immer': passing,
  'zustand/react/shallow#useShallow': itself,
  'zustand/shallow#useShallow': itself,
};
