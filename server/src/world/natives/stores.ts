/** Hooks that hand the state of a store to a selector and answer with what it picks. */
import { callValue } from '../calls/calls';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';

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

export const STORES: Readonly<Record<string, Native>> = {
  'use-context-selector#useContextSelector': selecting(({ args }) => args[1]),
};
