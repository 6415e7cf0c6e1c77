/**
 * Elysia: hooks and handlers take one context, and what `derive` and `resolve` answer is put on it.
 *
 * A hook does not call the rest: the rest runs unless the hook returned something. Hooks of an instance are its own,
 * unless they say `scoped` or `global`: then who uses it has them too.
 */
import { settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { ObjectRef } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { answering, type Take } from './answers';
import { appsOf, makeApp, newApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { METHODS, methodOf } from './methods';
import { pathsOf } from './registrars';
import { isReply, replyOf } from './replies';
import { trackedObject, writeRequest } from './request';
import type { App } from './serving';

/** In the order in which they run. */
const STAGE = { onRequest: 0, derive: 1, onTransform: 1, resolve: 2, onBeforeHandle: 2 } as const;
const HANDLER = 3;
type Hook = keyof typeof STAGE;
/** They change nothing of what runs before a handler. */
const OTHERS = [
  ...[
    'listen',
    'model',
    'macro',
    'onError',
    'onAfterHandle',
    'onAfterResponse',
    'onResponse',
    'mapResponse',
    'onStart',
  ],
  ...['onStop', 'onParse', 'trace', 'mount', 'ws', 'compile', 'prefix', 'affix', 'error', 'headers', 'state', 'cors'],
];

const ELYSIA_DIALECT: Dialect = {
  name: 'elysia',
  holders: [],
  endsOn: true,
  repliesBy: isReply,
  members: Object.fromEntries(['status', 'error', 'redirect'].map((it) => [`context.${it}`, replyOf])),
  methods: {
    ...Object.fromEntries(METHODS.map((it) => [it, route(methodOf(it))])),
    ...Object.fromEntries((['onRequest', 'onTransform', 'onBeforeHandle'] as const).map((it) => [it, hook(it)])),
    ...Object.fromEntries((['derive', 'resolve'] as const).map((it) => [it, hook(it)])),
    ...Object.fromEntries(OTHERS.map((it) => [it, onApp(other)])),
    use: onApp(use),
    group: onApp(group),
    guard: onApp(group),
    decorate: onApp(decorate),
    as: onApp((_m, _f, _call, app) => {
      for (const it of hooksOf(app)) it.isShared = true;
      return undefined;
    }),
  },
  args: (m, link, next) => [trackedObject(m, link, 'context', ELYSIA_DIALECT), next],
};

interface Given {
  readonly name: Hook;
  readonly handlers: readonly Value[];
  readonly slot: string;
  isShared: boolean;
}

const hooks = new WeakMap<App, Map<string, Given>>();

function hooksOf(app: App): readonly Given[] {
  return [...(hooks.get(app)?.values() ?? [])];
}

/** `.derive(fn)`, `.onBeforeHandle({ as: 'global' }, fn)`. */
function hook(name: Hook): Native {
  return onApp((m, f, call, app) => {
    const [first = m.values.undefined, second] = call.args;
    const scope = second && wholeText(readMember(m, f, first, 'as', undefined));
    const slot = `${f.ctx.id} ${call.site.s} ${call.site.e}`;
    const isShared = scope === 'scoped' || scope === 'global';
    addHook(m, f, call, app, { name, handlers: [second ?? first], slot, isShared });
    return undefined;
  });
}

function addHook(m: Machine, f: Frame, call: NativeCall, app: App, given: Given): void {
  const known = hooks.get(app) ?? new Map<string, Given>();
  hooks.set(app, known.set(given.slot, given));
  const { name, slot } = given;
  const isGiving = name === 'derive' || name === 'resolve';
  const handlers = isGiving
    ? given.handlers.map((it) => answering(m, `elysia ${name}`, it, 1, putOnContext))
    : given.handlers;
  const shape = { kind: 'layer', method: 'ALL', paths: ['/'], label: `${name} hook`, stage: STAGE[name] } as const;
  register(m, f, call, app, shape, handlers, slot);
}

/** What it answers is put on the context, unless it is a reply. */
const putOnContext: Take = (m, f, context, answer) => {
  const refs = answer.refs.filter((it) => it.kind !== 'native');
  if (refs.length + answer.literals.length === 0 && !answer.unknown) return false;
  const given = m.values.make(answer.literals, refs, answer.unknown, answer.reads);
  for (const name of namesIn(f, given))
    writeRequest(m, f, context, name, readMember(m, f, given, name, undefined), true);
  return true;
};

function namesIn(f: Frame, { refs }: Value): ReadonlySet<string> {
  return new Set(
    refs.flatMap((it) => (it.kind === 'object' ? allProperties(it.heap, f.ctx).map(([name]) => name) : [])),
  );
}

/** `.post('/x', handler, { beforeHandle })` */
function route(method: string): Native {
  return onApp((m, f, call, app) => {
    const [path = m.values.undefined, handler = m.values.undefined, options] = call.args;
    const before = options ? gatesIn(m, f, options) : [];
    const label = method === 'ALL' ? 'request' : method;
    const paths = pathsOf(m, f, path, call);
    register(m, f, call, app, { kind: 'route', method, paths, label, stage: HANDLER }, [...before, handler]);
    for (const it of options?.refs ?? []) if (it.kind === 'object') escapeOthers(m, f, call, it);
    return undefined;
  });
}

/** What may be called at some other time. */
function escapeOthers(m: Machine, f: Frame, { site }: NativeCall, { heap }: ObjectRef): void {
  for (const [name, cell] of heap.props) if (name !== 'beforeHandle') escape(m, f, readCell(cell, f.ctx), site);
}

/** Hooks of a route or a group that stand before its handlers. */
function gatesIn(m: Machine, f: Frame, options: Value): readonly Value[] {
  const before = readMember(m, f, options, 'beforeHandle', undefined);
  return before.refs.length > 0 ? [before] : [];
}

/** What another instance shares, and its routes; or a function that is given this one. */
function use(m: Machine, f: Frame, call: NativeCall, app: App): undefined {
  const plugin = settled(m, call.args[0] ?? m.values.undefined, f.ctx);
  const shape = { kind: 'route', method: 'ALL', paths: ['/'], label: 'request', stage: HANDLER } as const;
  const used = appsOf(m, plugin);
  if (used.length > 0) register(m, f, call, app, shape, [m.values.make([], plugin.refs, false, [])]);
  const [only] = used;
  const isSure = only !== undefined && plugin.refs.length === 1 && !plugin.unknown && plugin.literals.length === 0;
  // Of what `global` says, those above have it too.
  if (isSure && only !== app)
    for (const it of hooksOf(only))
      if (it.isShared) addHook(m, f, call, app, { ...it, slot: `${call.site.s} ${it.slot}`, isShared: true });
  for (const ref of plugin.refs)
    if (ref.kind === 'function' || ref.kind === 'native')
      callApart(m, f, m.values.ref(ref), [m.values.ref(app.ref)], call);
  return undefined;
}

/** `.group('/v1', (app) => …)`, `.guard({ beforeHandle }, (app) => …)`; without a function, for all that comes later. */
function group(m: Machine, f: Frame, call: NativeCall, app: App): undefined {
  const isText = call.args[0] !== undefined && wholeText(call.args[0]) !== undefined;
  const [options, build] =
    call.args.slice(isText ? 1 : 0).length > 1 ? call.args.slice(-2) : optionsOrBuild(call.args.at(-1));
  const before = options ? gatesIn(m, f, options) : [];
  if (!build) {
    for (const it of before)
      addHook(m, f, call, app, { name: 'onBeforeHandle', handlers: [it], slot: 'guard', isShared: false });
    return undefined;
  }
  const ref = m.refs.object(f.ctx, call.site, `group ${app.ref.id}`, 'object', app.ref.proto);
  const inner = m.serving.apps.get(ref) ?? newApp(m, f, ref, ELYSIA_DIALECT);
  const paths = isText ? pathsOf(m, f, call.args[0] ?? m.values.undefined, call) : ['/'];
  const shape = { kind: 'route', method: 'ALL', paths, label: 'request', stage: HANDLER } as const;
  register(m, f, call, app, shape, [...before, m.values.ref(inner.ref)]);
  callApart(m, f, build, [m.values.ref(inner.ref)], call);
  return undefined;
}

function optionsOrBuild(only: Value | undefined): readonly [Value | undefined, Value | undefined] {
  const isFunction = only?.refs.some((it) => it.kind === 'function' || it.kind === 'native');
  return isFunction ? [undefined, only] : [only, undefined];
}

/** `.decorate('flags', flags)`: on every context from the start. */
function decorate(m: Machine, f: Frame, call: NativeCall): undefined {
  const [name, value = m.values.undefined] = call.args;
  const text = name && wholeText(name);
  if (text !== undefined) writeCell(m, cellIn(m, m.serving.given, `context.${text}`), value, f.ctx);
  else if (name)
    for (const it of namesIn(f, name))
      writeCell(m, cellIn(m, m.serving.given, `context.${it}`), readMember(m, f, name, it, undefined), f.ctx);
  return undefined;
}

function other(m: Machine, f: Frame, call: NativeCall): undefined {
  for (const it of call.args) escape(m, f, it, call.site);
  return undefined;
}

const make: Native = (m, f, call) => makeApp(m, f, call, ELYSIA_DIALECT);

export const ELYSIA: Readonly<Record<string, Native>> = {
  'new elysia#Elysia': make,
  'new elysia': make,
  'elysia#status': replyOf,
  'elysia#error': replyOf,
  'elysia#redirect': replyOf,
};
