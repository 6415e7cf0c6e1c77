/** Hooks that hand the state of a store to a selector and answer with what it picks. */
import { callValue } from '../calls';
import { escape } from '../escape';
import { foreignUnknown } from '../foreign';
import type { Machine, Native, NativeCall } from '../machine';
import type { Value } from '../value';

/** `useStore((state) => state.hasConsent)`. */
function selecting(given: (call: NativeCall) => Value | undefined): Native {
  return (m, f, call) => {
    const state = stateOf(m, call);
    const selector = given(call);
    if (!selector?.refs.some((it) => it.kind === 'function')) return selector ? foreignUnknown(m) : state;
    return callValue(m, f, { callee: selector, self: m.values.undefined, args: [state], site: call.site });
  };
}

/** Still the store's, so that its names and what it starts with are known. */
function stateOf(m: Machine, { self }: NativeCall): Value {
  const [store] = self.refs;
  return store?.kind === 'foreign' ? m.values.ref(m.refs.after(store, { how: 'call', args: [] })) : foreignUnknown(m);
}

/** What `create(…)` gives is the hook; what `create()` gives still takes the store's definition. */
const useCreated: Native = (m, f, call) => {
  const [store] = call.self.refs;
  const isHook = store?.kind === 'foreign' && store.access.steps.some((it) => it.args.length > 0);
  if (isHook) return selecting(({ args }) => args[0])(m, f, call);
  for (const arg of call.args) escape(m, f, arg, call.site);
  const made =
    store?.kind === 'foreign' ? m.refs.after(store, { how: 'call', args: call.args.map(() => undefined) }) : undefined;
  return made ? m.values.ref(made) : foreignUnknown(m);
};

export const STORES: Readonly<Record<string, Native>> = {
  'use-context-selector#useContextSelector': selecting(({ args }) => args[1]),
  'zustand#useStore': selecting(({ args }) => args[1]),
  'zustand#create()': useCreated,
  'zustand#default()': useCreated,
};
