/** `call`, `apply`, `bind`. */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { madeOf } from './made-of';

export const FUNCTION_METHODS: Readonly<Record<'call' | 'apply' | 'bind' | 'toString', Native>> = {
  call: (m, f, { self, args: [thisValue, ...args], rest, site }) => {
    const callee = borrowed(m, f, self, thisValue) ?? self;
    return callValue(m, f, { callee, self: thisValue ?? m.values.undefined, args, rest, site });
  },

  apply: (m, f, { self, args: [thisValue, list], site }) => {
    const { elements, exact } = elementsOf(m, f, list ?? m.values.undefined, site);
    const joined = elements.reduce((a, b) => m.values.join(a, b), m.values.never);
    const spread = exact ? { args: elements } : { args: [], rest: m.values.join(joined, m.values.undefined) };
    const callee = borrowed(m, f, self, thisValue) ?? self;
    return callValue(m, f, { callee, self: thisValue ?? m.values.undefined, site, ...spread });
  },

  bind: (m, f, call) => {
    const [owner = m.values.undefined, ...bound] = call.args;
    return bind(m, f, call, call.self, [owner, ...bound]);
  },

  toString: (m) => m.values.unknown,
};

/** Each function is bound by itself, and one that is bound stays as it is: `this.f = this.f.bind(this)` comes to rest. */
function bind(m: Machine, f: Frame, place: Pick<NativeCall, 'site'>, method: Value, to: readonly Value[]): Value {
  let result = m.values.make([], [], method.unknown, method.reads);
  for (const ref of method.refs) {
    const isBound = ref.kind === 'native' && ref.name.startsWith('bound ');
    const callee = m.values.ref(ref);
    const run =
      ([self = m.values.undefined, ...bound]: readonly Value[]): Native =>
      (mm, ff, { args, rest, site, isNew }) =>
        callValue(mm, ff, { callee, self, args: [...bound, ...args], rest, site, isNew });
    const native = isBound ? ref : madeOf(m, f, place, `bound ${ref.id}`, to, run);
    result = m.values.join(result, m.values.ref(native));
  }
  return result;
}

/** A method, as a framework binds it to the object that it is of. */
export function boundTo(m: Machine, f: Frame, place: Pick<NativeCall, 'site'>, method: Value, self: Value): Value {
  const isMethod = method.refs.some((it) => it.kind === 'function' && it.home !== undefined);
  return isMethod ? bind(m, f, place, method, [self]) : method;
}

/** `[].forEach.call(found, …)`, `Array.prototype.slice.call(found)`: what lists have, of something else. */
function borrowed(m: Machine, f: Frame, method: Value, of: Value | undefined): Value | undefined {
  const [ref, ...others] = method.refs;
  if (!ref || !of || of.refs.length === 0 || others.length > 0 || method.unknown) return undefined;
  const name = ref.kind === 'native' ? /^object\.(\w+)$/.exec(ref.name)?.[1] : nameInPrototype(ref);
  return name === undefined ? undefined : readMember(m, f, of, name, undefined);
}

function nameInPrototype(ref: Ref): string | undefined {
  const [root, prototype, name, ...rest] = ref.kind === 'foreign' ? ref.access.path : [];
  return root === 'Array' && prototype === 'prototype' && rest.length === 0 ? name : undefined;
}
