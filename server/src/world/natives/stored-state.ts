/**
 * State that a library keeps in the browser's storage under a key, as JSON: what is read is what is stored there, or
 * what it starts with.
 */
import { escape } from '../calls/escape';
import { noteDeed } from '../choice/deeds';
import { isKey } from '../choice/stored-under';
import { heldAt } from '../choice/written';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { allProperties } from '../objects/properties';
import { isNullish, onlyString, type Value } from '../values/value';
import { broughtBack } from './brought-back';
import { called, unfollowed } from './called';
import { CAPACITOR } from './capacitor';
import { type HeldState, holdState, ownFunction, setterOf, updaterOf } from './held-state';
import { parseJson, stringify } from './json';
import { listOf } from './list-of';
import { IS_REF } from './vue';

/** What stands under the key, parsed; nothing of it where there is nothing. */
export function storedJson(m: Machine, f: Frame, call: NativeCall, key: Value): Value {
  const text = called(m, f, call, browserStorage(m, 'getItem'), [key]);
  const { literals, refs, unknown, reads } = parseJson(m, f, { ...call, args: [text] });
  const given = literals.filter((it) => !isNullish(it));
  return m.values.make(given, refs, unknown, reads);
}

/** What was kept, beside what it holds now. Of a key that says nothing of a choice, it is what was set before. */
export function keptUnder(m: Machine, f: Frame, call: NativeCall, key: Value, now: Value): Value {
  const name = onlyString(key);
  const isOwn = name !== undefined && !isKey(m, 'storage', name) && !heldAt(m, 'storage', name)?.open;
  return isOwn ? broughtBack(m, f, call, now) : m.values.join(now, storedJson(m, f, call, key));
}

/** What is set is stored under the key. False where the consumer who refused does not get so far. */
export function storeJson(m: Machine, f: Frame, call: NativeCall, key: Value, value: Value): boolean {
  called(m, f, call, browserStorage(m, 'setItem'), [key, stringify(m, f, { ...call, args: [value] })]);
  return f.state !== null;
}

export function browserStorage(m: Machine, method: string): Value {
  return m.values.ref(
    m.refs.foreign({ root: { kind: 'global' }, path: ['localStorage', method], steps: [] }, 'global'),
  );
}

/** Options that leave the value as it is. */
const HARMLESS =
  /^(?:mergeDefaults|writeDefaults|listenToStorageChanges|deep|flush|shallow|onError|initializeWithValue|sync|syncTabs|getInitialValueInEffect)$/;

function keptState(
  m: Machine,
  f: Frame,
  call: NativeCall,
  key: Value,
  start: Value,
  more: readonly Value[],
): HeldState {
  const isPlain = more.every(
    ({ unknown, refs }) =>
      !unknown &&
      refs.every((it) => it.kind === 'object' && allProperties(it.heap, f.ctx).every(([name]) => HARMLESS.test(name))),
  );
  for (const it of more) escape(m, f, it, call.site);
  const [ref] = call.self.refs;
  if (ref?.kind === 'foreign') noteDeed(m, f, ref, { callee: call.self, ...call });
  const state = holdState(m, f, call, 'kept state', start);
  return {
    holder: state.holder,
    read(mm, ff) {
      const value = keptUnder(mm, ff, call, key, state.read(mm, ff));
      return isPlain ? value : mm.values.join(value, mm.values.unknown);
    },
    write: (mm, ff, it, value) => storeJson(mm, ff, it, key, value) && state.write(mm, ff, it, value),
  };
}

/** VueUse: `useLocalStorage('consent', start)`, a ref. */
const keptRef: Native = (m, f, call) => {
  const [key = m.values.unknown, start = m.values.undefined, ...more] = call.args;
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const state = keptState(m, f, call, key, start, more);
  const { holder, read } = state;
  defineProperty(m, f, holder.heap, IS_REF, m.values.true, true);
  defineProperty(
    m,
    f,
    holder.heap,
    'get value',
    ownFunction(m, holder, 'kept', (mm, ff) => read(mm, ff)),
    true,
  );
  defineProperty(m, f, holder.heap, 'set value', ownFunction(m, holder, 'kept', setterOf(state), true), true);
  return m.values.ref(holder);
};

/** Hooks: `const [consent, setConsent, remove] = useLocalStorage('consent', start)`. */
const keptHook: Native = (m, f, call) => {
  const [key = m.values.unknown, start = m.values.undefined, ...more] = call.args;
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const state = keptState(m, f, call, key, start, more);
  const setter = ownFunction(m, state.holder, 'kept', updaterOf(state), true);
  const remove = ownFunction(m, state.holder, 'removed', (mm) => mm.values.undefined, true);
  return listOf(m, f, call, [state.read(m, f), setter, remove], m.values.never, 'kept list');
};

const HOOKS = ['usehooks-ts', '@uidotdev/usehooks', 'react-use', '@rehooks/local-storage', 'use-local-storage'];
const VUEUSE = ['@vueuse/core', '@vueuse/nuxt', '#imports'];

export const STORED_STATE: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    VUEUSE.flatMap((spec) => ['useStorage', 'useLocalStorage'].map((name) => [`${spec}#${name}`, keptRef])),
  ),
  ...Object.fromEntries(HOOKS.map((spec) => [`${spec}#useLocalStorage`, keptHook])),
  ...CAPACITOR,
};
