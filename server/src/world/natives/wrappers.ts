/** Functions of well-known libraries that hand a function back, to be run once, for each argument, or later. */
import { callApart } from '../calls/promises';
import { isFixed } from '../database/keyed-rows';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { isOnServer } from '../outside/kept-for-all';
import { nameless } from '../outside/nameless';
import type { NativeRef } from '../values/ref';
import type { Value } from '../values/value';
import { lodashNamed } from './lodash-named';

/** Its answer is that of the function, now or before. */
const answering: Native = (m, f, call) => {
  const wrapped = functionIn(m, call);
  for (const ref of wrapped.refs)
    if (ref.kind === 'function')
      for (const name of ['cache', 'clear', 'delete', 'isCalled'])
        defineProperty(m, f, ref.heap, name, foreignUnknown(m), false);
  // On a server what was answered once may be about another consumer.
  return isOnServer(f) ? m.values.join(wrapped, nameless(m)) : wrapped;
};

/** Next.js keeps an answer for all, by the function's arguments and by the parts of the key. */
const cached: Native = (m, f, call) => {
  const [fn, parts] = call.args;
  const takesKey = fn?.refs.some(
    (it) => it.kind !== 'function' || (it.unit.facts.functions[it.fn]?.params.length ?? 0) > 0,
  );
  const given = parts ? elementsOf(m, f, parts, call.site).elements : [];
  const isKeyed = fn === undefined || takesKey || given.some((it) => !isFixed(it));
  const wrapped = fn ?? m.values.unknown;
  return isKeyed ? wrapped : m.values.join(wrapped, nameless(m));
};

/**
 * It runs some time after it is called. Each function is delayed by itself, and one that is delayed stays as it
 * is: `this.save = debounce(this.save)` comes to rest.
 */
const delaying: Native = (m, _f, call) => {
  // What else it has (`cancel`, `flush`) is not ours.
  let result = foreignUnknown(m);
  for (const ref of functionIn(m, call).refs) {
    const isDelayed = ref.kind === 'native' && ref.name.startsWith('delayed ');
    result = m.values.join(result, m.values.ref(isDelayed ? ref : delayed(m, m.values.ref(ref), ref.id)));
  }
  return result;
};

function delayed(m: Machine, wrapped: Value, id: number): NativeRef {
  const later: Native = (mm, ff, { args, ...rest }) => {
    callApart(mm, ff, wrapped, args, { ...rest, args });
    return mm.values.unknown;
  };
  return m.refs.native(`delayed ${id}`, later, wrapped);
}

function functionIn(m: Machine, { args }: NativeCall): Value {
  return args.find((it) => it.refs.some(({ kind }) => kind === 'function')) ?? args[0] ?? m.values.unknown;
}

const ANSWERING = ['once', 'memoize'];
const DELAYING = ['debounce', 'throttle', 'defer'];

/** `const read = db.transaction(fn)`: `read(id)` is `fn(id)`, and so is `read.immediate(id)`. */
const transaction: Native = (m, f, call) => {
  const [fn = m.values.undefined] = call.args;
  for (const ref of fn.refs)
    if (ref.kind === 'function')
      for (const name of ['default', 'deferred', 'immediate', 'exclusive'])
        defineProperty(m, f, ref.heap, name, fn, false);
  return fn;
};

export const WRAPPERS: Readonly<Record<string, Native>> = Object.fromEntries([
  ['next/cache#unstable_cache', cached] as const,
  ['better-sqlite3#transaction()', transaction] as const,
  ['bun:sqlite#Database.transaction()', transaction] as const,
  ...lodashNamed(ANSWERING, answering),
  ...lodashNamed(DELAYING, delaying),
  ...[
    'memoize-one',
    'fast-memoize',
    'memoizee',
    'memoize',
    'mem',
    'p-memoize',
    'micro-memoize',
    'nano-memoize',
    'onetime',
    'once',
  ].map((it) => [it, answering] as const),
  ...[
    'debounce',
    'throttle',
    'throttle-debounce#debounce',
    'throttle-debounce#throttle',
    'use-debounce#useDebouncedCallback',
  ].map((it) => [it, delaying] as const),
]);
