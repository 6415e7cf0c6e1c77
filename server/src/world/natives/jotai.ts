/**
 * Jotai: an atom holds a value, or is made of others by a function. Components and stores read and set it.
 *
 * `atomWithStorage` is what the browser's storage keeps under its key, beside what it starts with.
 */
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import { endsWithHeld } from '../choice/consent-act';
import { noteSet } from '../choice/page-state';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty, readMember, writeMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { called, unfollowed } from './called';
import { updated } from './held-state';
import { listOf } from './list-of';
import { storedJson, storeJson } from './stored-state';

interface Atom {
  read(m: Machine, f: Frame, call: NativeCall): Value;
  write(m: Machine, f: Frame, call: NativeCall, args: readonly Value[]): Value;
}

const atoms = new WeakMap<ObjectRef, Atom>();

/** `atom(start)`, `atom((get) => …)`, `atom(start, (get, set, ...args) => …)`. */
const atom: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const [start = m.values.undefined, writer] = call.args;
  const isMade = start.refs.some((it) => it.kind === 'function' || it.kind === 'native');
  const held = holder(m, f, call, isMade ? undefined : start);
  const isOwn = writer === undefined || writer === m.values.undefined;
  return known(m, held, {
    read: (mm, ff, it) =>
      isMade ? called(mm, ff, it, start, [getter(mm), foreignUnknown(mm)]) : valueOf(mm, ff, held),
    write: (mm, ff, it, args) =>
      isOwn ? setHeld(mm, ff, it, held, args[0]) : called(mm, ff, it, writer, [getter(mm), setter(mm), ...args]),
  });
};

/** `atomWithStorage(key, start)`. Of another storage than the browser's own nothing is known. */
const atomWithStorage: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const [key = m.values.unknown, start = m.values.undefined, storage = m.values.undefined] = call.args;
  const isBrowsers = storage === m.values.undefined;
  if (!isBrowsers) escape(m, f, storage, call.site);
  const held = holder(m, f, call, start);
  const stored = (mm: Machine, ff: Frame, it: NativeCall) => storedJson(mm, ff, it, key);
  return known(m, held, {
    read: (mm, ff, it) => {
      const started = valueOf(mm, ff, held);
      return mm.values.join(started, isBrowsers ? stored(mm, ff, it) : mm.values.unknown);
    },
    write: (mm, ff, it, args) => {
      const value = args[0] ?? mm.values.undefined;
      return !isBrowsers || storeJson(mm, ff, it, key, value) ? setHeld(mm, ff, it, held, value) : mm.values.never;
    },
  });
};

const HELD = 'held';

function holder(m: Machine, f: Frame, { site }: NativeCall, start: Value | undefined): ObjectRef {
  const held = m.refs.object(f.ctx, site, 'jotai atom', 'object');
  if (start) defineProperty(m, f, held.heap, HELD, start, true);
  return held;
}

function valueOf(m: Machine, f: Frame, held: ObjectRef): Value {
  return readMember(m, f, m.values.ref(held), HELD, undefined);
}

function setHeld(m: Machine, f: Frame, call: NativeCall, held: ObjectRef, given = m.values.undefined): Value {
  const next = updated(m, f, call, given, () => valueOf(m, f, held));
  if (!f.state || endsWithHeld(m, f, call.site, next)) return m.values.never;
  noteSet(m, f, call.site, next);
  writeMember(m, f, m.values.ref(held), HELD, next, call.site);
  return m.values.undefined;
}

function known(m: Machine, held: ObjectRef, it: Atom): Value {
  atoms.set(held, it);
  return m.values.ref(held);
}

/** What is read of something that is no atom of the workspace is not known. */
const get: Native = (m, f, call) => {
  let result = m.values.never;
  for (const ref of call.args[0]?.refs ?? []) {
    const it = ref.kind === 'object' ? atoms.get(ref) : undefined;
    result = m.values.join(result, it ? it.read(m, f, call) : m.values.unknown);
  }
  return call.args[0]?.unknown || call.args[0] === undefined ? m.values.join(result, m.values.unknown) : result;
};

const set: Native = (m, f, call) => {
  const [first, ...args] = call.args;
  let result = m.values.never;
  for (const ref of first?.refs ?? []) {
    if (!f.state) break;
    const it = ref.kind === 'object' ? atoms.get(ref) : undefined;
    if (!it) for (const arg of args) escape(m, f, arg, call.site);
    result = m.values.join(result, it ? it.write(m, f, call, args) : m.values.unknown);
  }
  return result;
};

function getter(m: Machine): Value {
  return m.values.ref(m.refs.native('jotai get', get, m.values.undefined));
}

function setter(m: Machine): Value {
  return m.values.ref(m.refs.native('set state jotai', set, m.values.undefined));
}

/** `useSetAtom(atom)`: code out of sight may call it with anything. */
const useSetAtom: Native = (m, _f, call) => {
  const of = call.args[0] ?? m.values.unknown;
  const bound: Native = (mm, ff, it) => set(mm, ff, { ...it, args: [of, ...it.args] });
  return m.values.ref(m.refs.native(`set state jotai atom ${of.shape}`, bound, of));
};

const useAtom: Native = (m, f, call) => {
  const value = get(m, f, call);
  return f.state ? listOf(m, f, call, [value, useSetAtom(m, f, call)], m.values.never, 'atom list') : m.values.never;
};

/** `createStore()`, `getDefaultStore()`: all stores of a program are taken for one. */
const store: Native = (m, f, call) => {
  const made = m.refs.object(f.ctx, call.site, 'jotai store', 'object', foreignUnknown(m));
  const sub: Native = (mm, ff, it) => {
    if (it.args[1]) callApart(mm, ff, it.args[1], [], it);
    return mm.values.unknown;
  };
  const subscriber = m.values.ref(m.refs.native('jotai sub', sub, m.values.undefined));
  for (const [name, value] of Object.entries({ get: getter(m), set: setter(m), sub: subscriber }))
    defineProperty(m, f, made.heap, name, value, true);
  return m.values.ref(made);
};

const same: Native = (m, f, call) => {
  const props = call.args[0];
  return props ? readMember(m, f, props, 'children', undefined) : m.values.undefined;
};

const NATIVES: Readonly<Record<string, Native>> = {
  atom,
  useAtom,
  useAtomValue: get,
  useSetAtom,
  createStore: store,
  getDefaultStore: store,
  useStore: store,
  Provider: same,
};

export const JOTAI: Readonly<Record<string, Native>> = {
  ...Object.fromEntries(
    ['jotai', 'jotai/vanilla', 'jotai/react'].flatMap((spec) =>
      Object.entries(NATIVES).map(([name, native]) => [`${spec}#${name}`, native]),
    ),
  ),
  'jotai/utils#atomWithStorage': atomWithStorage,
  'jotai/vanilla/utils#atomWithStorage': atomWithStorage,
};
