/**
 * In-process emitters: `on` stores, `emit` calls what is stored under that name, from where it emits.
 *
 * An emitter that escapes, or that is used with a name which is not a literal, may be emitted on by
 * anyone: all its listeners are run from the place where that happens.
 */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import { putDown, takeUp } from '../calls/mailboxes';
import { copyState, type Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, writeCell } from '../machine/machine';
import { lineOf } from '../objects/line';
import type { ClassRef, ObjectRef } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';

/** Holds listeners of every name: whoever is handed the emitter runs them all. */
const LISTENERS = 'listeners of any name';
/** mitt calls these for every event, with its name. */
const ANY_NAME = '*';

function makes(m: Machine, f: Frame, call: NativeCall): Value {
  const emitter = m.refs.object(f.ctx, call.site, 'emitter', 'object', call.self);
  cellIn(m, emitter.heap.props, LISTENERS);
  return m.values.ref(emitter);
}

/** An instance of a workspace class that extends an emitter. */
export function prepareEmitter(m: Machine, instance: ObjectRef, cls: ClassRef): void {
  for (const parent of lineOf(cls).flatMap((it) => it.parent.refs)) {
    if (parent.kind !== 'foreign' || parent.access.root.kind !== 'package') continue;
    if (EMITTER_PACKAGES.has(parent.access.root.spec)) cellIn(m, instance.heap.props, LISTENERS);
  }
}

const on: Native = (m, f, call) => {
  const [name, listener] = call.args;
  const names = name && literalNames(name);
  const emitters = emittersOf(call);
  if (!names || !listener || call.rest !== m.values.never || emitters.length === 0) return open(m, f, call, emitters);
  for (const emitter of emitters) {
    writeCell(m, cellIn(m, emitter.heap.props, LISTENERS), listener, f.ctx);
    const isOpen = names.map((it) => putDown(m, f, channelOf(emitter, it), call.site, listener)).includes(true);
    if (isOpen) escape(m, f, listener, call.site);
  }
  return call.receiver ?? m.values.undefined;
};

const emit: Native = (m, f, call) => {
  const [name, ...args] = call.args;
  const names = name && literalNames(name);
  const emitters = emittersOf(call);
  if (!names || emitters.length === 0) return open(m, f, call, emitters);
  for (const emitter of emitters) {
    for (const it of names) {
      run(m, f, call, channelOf(emitter, it), args);
      run(m, f, call, channelOf(emitter, ANY_NAME), [m.values.literal(it), ...args]);
    }
  }
  return m.values.unknown;
};

/** Listeners run at once; the emitter goes on whether there are any or not. */
function run(m: Machine, f: Frame, call: NativeCall, channel: string, args: readonly Value[]): void {
  const callee = takeUp(m, f, channel);
  if (callee === m.values.never || !f.state) return;
  const before = copyState(f.state);
  callValue(m, f, { callee, self: call.receiver ?? m.values.undefined, args, rest: call.rest, site: call.site });
  f.state = before;
}

/** What is not seen: anyone may emit, and what is passed may be kept. */
function open(m: Machine, f: Frame, call: NativeCall, emitters: readonly ObjectRef[]): Value {
  for (const it of [...call.args, call.rest]) escape(m, f, it, call.site);
  for (const it of emitters) {
    for (const arg of call.args) writeCell(m, cellIn(m, it.heap.props, LISTENERS), arg, f.ctx);
    escape(m, f, m.values.ref(it), call.site);
  }
  return m.values.unknown;
}

const openAll: Native = (m, f, call) => open(m, f, call, emittersOf(call));
const nothing: Native = (m, _f, call) => call.receiver ?? m.values.undefined;

function emittersOf({ receiver }: NativeCall): ObjectRef[] {
  return (receiver?.refs ?? []).filter((it) => it.kind === 'object');
}

function literalNames(name: Value): string[] | undefined {
  const isKnown = !name.unknown && name.refs.length === 0 && name.literals.length > 0;
  return isKnown && !name.literals.some(isPartial) ? name.literals.map(String) : undefined;
}

function channelOf(emitter: ObjectRef, name: string): string {
  return `${emitter.id}:${name}`;
}

const METHODS: Readonly<Record<string, Native>> = {
  on,
  once: on,
  addListener: on,
  prependListener: on,
  prependOnceListener: on,
  emit,
  off: nothing,
  removeListener: nothing,
  removeAllListeners: nothing,
  setMaxListeners: nothing,
  listeners: openAll,
  rawListeners: openAll,
};

const CLASSES = [
  'node:events',
  'node:events#EventEmitter',
  'events',
  'events#EventEmitter',
  'eventemitter3',
  'eventemitter3#EventEmitter',
  'tiny-emitter',
  'tiny-emitter#TinyEmitter',
];
const FUNCTIONS = ['mitt', 'nanoevents#createNanoEvents'];
const EMITTER_PACKAGES: ReadonlySet<string> = new Set(
  [...CLASSES, ...FUNCTIONS].map((it) => it.split('#')[0] as string),
);

export const EMITTERS: Readonly<Record<string, Native>> = Object.fromEntries([
  ...CLASSES.map((it) => [`new ${it}`, makes] as const),
  ...FUNCTIONS.map((it) => [it, makes] as const),
  ...[...CLASSES, ...FUNCTIONS].flatMap((it) =>
    Object.entries(METHODS).map(([name, native]) => [`${it}${it.includes('#') ? '.' : '#'}${name}`, native] as const),
  ),
]);
