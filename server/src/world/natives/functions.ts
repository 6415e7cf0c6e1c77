/** `call`, `apply`, `bind`. */
import { callValue } from '../calls/calls';
import type { Native } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';

export const FUNCTION_METHODS: Readonly<Record<'call' | 'apply' | 'bind' | 'toString', Native>> = {
  call: (m, f, { self, args: [thisValue, ...args], rest, site }) =>
    callValue(m, f, { callee: self, self: thisValue ?? m.values.undefined, args, rest, site }),

  apply: (m, f, { self, args: [thisValue, list], site }) => {
    const { elements, exact } = elementsOf(m, f, list ?? m.values.undefined, site);
    const joined = elements.reduce((a, b) => m.values.join(a, b), m.values.never);
    const spread = exact ? { args: elements } : { args: [], rest: m.values.join(joined, m.values.undefined) };
    return callValue(m, f, { callee: self, self: thisValue ?? m.values.undefined, site, ...spread });
  },

  // Each function is bound by itself, and one that is bound stays as it is: `this.f = this.f.bind(this)` comes to rest.
  bind: (m, _f, { self, args: [thisValue, ...bound] }) => {
    const owner = thisValue ?? m.values.undefined;
    let result = m.values.make([], [], self.unknown, self.reads);
    for (const ref of self.refs) {
      const isBound = ref.kind === 'native' && ref.name.startsWith('bound ');
      const callee = m.values.ref(ref);
      const run: Native = (mm, ff, call) =>
        callValue(mm, ff, {
          callee,
          self: owner,
          args: call.args,
          rest: call.rest,
          site: call.site,
          isNew: call.isNew,
        });
      const native = isBound ? ref : m.refs.native(`bound ${ref.id}`, run, owner, bound);
      result = m.values.join(result, m.values.ref(native));
    }
    return result;
  },

  toString: (m) => m.values.unknown,
};
