/**
 * Redux: stores and their middleware.
 *
 * `store => next => action`: what comes later in the list runs where an earlier one calls `next`. Where
 * the list is not known, each stands alone.
 */
import { callValue } from '../../calls/calls';
import { escape } from '../../calls/escape';
import { passOn } from '../../calls/pass-on';
import { callApart } from '../../calls/promises';
import type { Context, Site } from '../../machine/context';
import { createContext } from '../../machine/contexts';
import type { Frame } from '../../machine/frame';
import type { Machine, Native, NativeCall } from '../../machine/machine';
import { rootFrame } from '../../machine/root-frame';
import { elementsOf } from '../../objects/list-elements';
import { defineProperty, readMember } from '../../objects/members';
import type { Value } from '../../values/value';
import { called } from '../called';
import { listOf } from '../list-of';
import { reduce } from './reducers';
import { addState, dispatched, readState, storeValue } from './store';
import { mayPass, optionOf } from './thunks';

export const createStore: Native = (m, f, call) => {
  addState(m, f, reduce(m, f, call, call.args[0] ?? m.values.unknown));
  const [, ...given] = call.args;
  for (const it of given) {
    if (isEnhancer(it)) escape(m, f, it, call.site);
    else addState(m, f, it);
  }
  return storeValue(m, f, call.site);
};

/** What else is given with a reducer is the state to begin with. */
function isEnhancer({ refs, unknown, literals }: Value): boolean {
  if (unknown || refs.length === 0) return literals.every((it) => it === undefined) && !unknown;
  return refs.every(
    (it) =>
      it.kind === 'function' ||
      it.kind === 'native' ||
      (it.kind === 'foreign' && it.access.path.some((name) => /devtools|compose|enhance/i.test(name))),
  );
}

/** `configureStore({ reducer, middleware: (defaults) => defaults().concat(track) })`. */
export const configureStore: Native = (m, f, call) => {
  const options = call.args[0] ?? m.values.unknown;
  addState(m, f, reduce(m, f, call, readMember(m, f, options, 'reducer', undefined)));
  const preloaded = readMember(m, f, options, 'preloadedState', undefined);
  if (preloaded.unknown || preloaded.refs.length > 0) addState(m, f, preloaded);
  const given = readMember(m, f, options, 'middleware', undefined);
  const makers = given.refs.filter((it) => it.kind === 'function');
  if (makers.length === 0) start(m, f, call, given);
  for (const it of makers) {
    const none = listOf(m, f, call, [], m.values.never, 'defaults');
    const defaults = m.values.ref(
      m.refs.native(`redux defaults ${f.ctx.id}`, () => extensible(m, f, call, none), none),
    );
    const args = [defaults];
    start(m, f, call, callValue(m, f, { callee: m.values.ref(it), self: m.values.undefined, args, site: call.site }));
  }
  return storeValue(m, f, call.site);
};

export const applyMiddleware: Native = (m, f, call) => {
  start(m, f, call, listOf(m, f, call, call.args, call.rest, 'middleware'));
  return m.values.ref(m.refs.native('redux enhancer', (mm) => mm.values.unknown, m.values.undefined));
};

/** A list with `concat` and `prepend`, which take lists and single ones. */
function extensible(m: Machine, f: Frame, call: NativeCall, list: Value): Value {
  const self = list;
  for (const ref of list.refs) {
    if (ref.kind !== 'object') continue;
    for (const name of ['concat', 'prepend']) {
      const native: Native = (mm, ff, it) => {
        const own = elementsOf(mm, ff, self, it.site);
        const parts = it.args.map((arg) => partsOf(mm, ff, it, arg));
        const added = parts.flatMap(({ elements }) => elements);
        const isKnown = own.exact && parts.every(({ exact }) => exact) && it.rest === mm.values.never;
        const all = name === 'concat' ? [...own.elements, ...added] : [...added, ...own.elements];
        const rest = isKnown ? mm.values.never : mm.values.unknown;
        return extensible(mm, ff, it, listOf(mm, ff, it, all, rest, `redux ${name}`));
      };
      const value = m.values.ref(m.refs.native(`redux ${name} ${call.site.s}`, native, self));
      defineProperty(m, f, ref.heap, name, value, true);
    }
  }
  return list;
}

function partsOf(m: Machine, f: Frame, call: NativeCall, arg: Value) {
  const isList = arg.refs.some((it) => it.kind === 'object' && it.shape === 'array');
  return isList ? elementsOf(m, f, arg, call.site) : { elements: [arg], exact: true };
}

/** Makes roots of what the list holds. */
function start(m: Machine, f: Frame, call: NativeCall, given: Value): void {
  const { elements, exact } = elementsOf(m, f, given, call.site);
  const chains = exact ? [elements] : elements.map((it) => [it]);
  for (const chain of chains) open(m, f, call, chain);
}

function open(m: Machine, f: Frame, { site }: NativeCall, chain: readonly Value[]): void {
  const key = `redux ${f.ctx.id}.${site.s} ${chain.map((it) => it.shape).join(' ')}`;
  if (chain.length === 0 || m.contexts.has(key)) return;
  const origin = { unit: f.unit, fn: -1, callee: undefined, scope: undefined, mode: f.ctx.mode };
  const ctx = createContext(m, key, origin, m.values.undefined, [], m.values.never, false);
  const run = () => runAt(m, rootFrame(ctx), ctx, site, chain, 0);
  m.roots.set(ctx, { label: 'dispatched action', surface: 'unknown', run });
  run();
}

/** The middleware at this place is given an action. */
function runAt(m: Machine, f: Frame, root: Context, site: Site, chain: readonly Value[], at: number): void {
  const middleware = chain[at];
  if (!middleware) return;
  const self = m.values.undefined;
  const next = m.refs.native(
    `next redux ${root.id}.${at} ${chain.map((it) => it.shape).join(' ')}`,
    (mm, ff, call) => {
      passOn(mm, ff, (inner) => runAt(mm, inner, root, call.site, chain, at + 1));
      return call.args[0] ?? mm.values.undefined;
    },
    self,
  );
  if (middleware.refs.every((it) => it.kind !== 'function')) {
    // A package's: it calls on.
    escape(m, f, middleware, site);
    return runAt(m, f, root, site, chain, at + 1);
  }
  const withNext = callValue(m, f, { callee: middleware, self, args: [storeValue(m, f, site)], site });
  const withAction = callValue(m, f, { callee: withNext, self, args: [m.values.ref(next)], site });
  callValue(m, f, { callee: withAction, self, args: [m.values.join(dispatched(m, f), m.values.unknown)], site });
}

/** `createListenerMiddleware().startListening({ actionCreator, effect })`. */
export const listenerMiddleware: Native = (m, f, call) => {
  const listeners = m.refs.object(f.ctx, call.site, 'redux listeners', 'object', m.values.unknown);
  const listen: Native = (mm, ff, it) => {
    const [options = mm.values.unknown] = it.args;
    const effect = readMember(mm, ff, options, 'effect', undefined);
    if (effect.refs.length === 0) return mm.values.unknown;
    const start: Native = (m2, f2) => {
      if (isMet(m2, f2, it, readMember(m2, f2, options, 'predicate', undefined)))
        called(m2, f2, it, effect, [m2.values.unknown, storeValue(m2, f2, it.site)]);
      return m2.values.undefined;
    };
    callApart(
      mm,
      ff,
      mm.values.ref(mm.refs.native(`redux listener ${ff.ctx.id}.${it.site.s} ${options.shape}`, start, options)),
      [],
      it,
    );
    return mm.values.unknown;
  };
  const native = m.refs.native(`redux listen ${f.ctx.id}.${call.site.s}`, listen, m.values.undefined);
  defineProperty(m, f, listeners.heap, 'startListening', m.values.ref(native), true);
  return m.values.ref(listeners);
};

/** `predicate: (action, state) => state.consent.marketing` */
function isMet(m: Machine, f: Frame, call: NativeCall, predicate: Value): boolean {
  if (!predicate.refs.some((it) => it.kind === 'function')) return true;
  const state = readState(m, f);
  if (!f.state) return false;
  const args = [m.values.unknown, state, state];
  return mayPass(m, f, { ...call, args }, predicate, optionOf(call, 0, 'predicate'), (it) => !it);
}
