/**
 * Fastify: hooks and handlers `(request, reply)`, plugins that hold routes of their own.
 *
 * A hook does not call the rest: the rest runs unless the hook sent a reply.
 */
import { settled } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { wholeText } from '../values/strings';
import { truthOf, type Value } from '../values/value';
import { makeApp, newApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { METHODS, methodOf } from './methods';
import { noteReturned } from './order';
import { pathsOf } from './registrars';
import { sameReply, sendReply } from './replies';
import { trackedObject } from './request';
import type { App } from './serving';

/** Before the handler, in this order. */
const STAGES = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];
const HANDLER = STAGES.length;
const SHORTHANDS = METHODS.filter((it) => it !== 'del');

const replies = (names: readonly string[], native: Native) =>
  Object.fromEntries(names.map((it) => [`response.${it}`, native]));

const FASTIFY_DIALECT: Dialect = {
  name: 'fastify',
  holders: [],
  endsOn: true,
  selfIsApp: true,
  members: {
    ...replies(['send', 'redirect', 'callNotFound', 'hijack', 'sendFile', 'view'], sendReply),
    ...replies(
      [
        'code',
        'status',
        'header',
        'headers',
        'type',
        'serializer',
        'removeHeader',
        'setCookie',
        'clearCookie',
        'cookie',
      ],
      sameReply,
    ),
  },
  methods: {
    ...Object.fromEntries(SHORTHANDS.map((name) => [name, shorthand(methodOf(name))])),
    route: onApp((m, f, call, app) => {
      const options = call.args[0] ?? m.values.undefined;
      const method = wholeText(readMember(m, f, options, 'method', undefined))?.toUpperCase() ?? 'request';
      const url = pathsOf(m, f, readMember(m, f, options, 'url', undefined), call);
      addRoute(m, f, call, app, {
        method,
        paths: url,
        options,
        handler: readMember(m, f, options, 'handler', undefined),
      });
      return undefined;
    }),
    addHook: onApp(addHook),
    register: onApp(registerPlugin),
    decorate: onApp((m, f, call, app) => {
      const [name, value = m.values.undefined] = call.args;
      for (const it of textsOf(name)) defineProperty(m, f, app.ref.heap, it, value, false);
      return undefined;
    }),
    decorateRequest: decorate('request'),
    decorateReply: decorate('response'),
  },
  args: (m, link, next) => [
    trackedObject(m, link, 'request', FASTIFY_DIALECT),
    trackedObject(m, link, 'response', FASTIFY_DIALECT),
    ...(link.registration?.label === 'preParsing hook' ? [m.values.unknown] : []),
    next,
  ],
};

function shorthand(method: string): Native {
  return onApp((m, f, call, app) => {
    const paths = pathsOf(m, f, call.args[0] ?? m.values.undefined, call);
    const second = call.args[1] ?? m.values.undefined;
    const handler = call.args[2] ?? (isFunction(second) ? second : readMember(m, f, second, 'handler', undefined));
    addRoute(m, f, call, app, { method, paths, options: isFunction(second) ? undefined : second, handler });
    return undefined;
  });
}

interface Route {
  readonly method: string;
  readonly paths: readonly string[] | undefined;
  readonly options: Value | undefined;
  readonly handler: Value;
}

/** The route's own hooks come after those of the app. */
function addRoute(m: Machine, f: Frame, call: NativeCall, app: App, { method, paths, options, handler }: Route): void {
  const hooks = options
    ? STAGES.map((name) => readMember(m, f, options, name, undefined)).filter((it) => it.refs.length > 0)
    : [];
  const label = method === 'ALL' ? 'request' : method;
  register(m, f, call, app, { kind: 'route', method, paths, label, stage: HANDLER }, [...hooks, handler]);
  // Some of them run before hooks of the app that are of a later stage.
  if (hooks.length > 0) register(m, f, call, app, { kind: 'apart', method, paths, label: 'hook' }, hooks, 'hooks');
  for (const ref of options?.refs ?? []) {
    if (ref.kind !== 'object') continue;
    for (const [name, cell] of ref.heap.props) {
      if (name !== 'handler' && !STAGES.includes(name)) escape(m, f, readCell(cell, f.ctx), call.site);
    }
  }
}

/** `app.decorateRequest('optedOut', true)`: what each request has before a hook writes it. */
function decorate(slot: string): Native {
  return onApp((m, f, call) => {
    const [name, value = m.values.undefined] = call.args;
    for (const it of textsOf(name)) writeCell(m, cellIn(m, m.serving.given, `${slot}.${it}`), value, f.ctx);
    return undefined;
  });
}

function textsOf(name: Value | undefined): string[] {
  return name?.literals.filter((it) => typeof it === 'string') ?? [];
}

function isFunction(value: Value): boolean {
  return value.refs.length > 0 && value.refs.every((it) => it.kind === 'function' || it.kind === 'native');
}

function addHook(m: Machine, f: Frame, call: NativeCall, app: App): undefined {
  const name = wholeText(call.args[0] ?? m.values.undefined) ?? '';
  const stage = STAGES.indexOf(name);
  const hook = [call.args[1] ?? m.values.undefined];
  const kind = stage < 0 ? 'apart' : 'layer';
  register(
    m,
    f,
    call,
    app,
    { kind, method: 'ALL', paths: ['/'], label: `${name} hook`, stage: Math.max(stage, 0) },
    hook,
  );
  return undefined;
}

/** A plugin gets an app of its own, below this one; one that `fastify-plugin` opened gets this one. */
function registerPlugin(m: Machine, f: Frame, call: NativeCall, app: App): undefined {
  const plugin = settled(m, call.args[0] ?? m.values.undefined, f.ctx);
  const options = call.args[1] ?? m.values.undefined;
  const { state } = f;
  for (const ref of plugin.refs) {
    const opened = ref.kind === 'object' ? ref.heap.props.get(OPENED) : undefined;
    if (opened) {
      const inner = readCell(opened, f.ctx);
      callApart(m, f, inner, [m.values.ref(app.ref), options, m.values.unknown], call);
      f.state = state;
      // Plugins are loaded one after the other.
      if (call.sure) for (const ctx of f.ctx.trace.sites.get(call.site) ?? []) noteReturned(m, f, ctx, false);
      continue;
    }
    const own = ref.kind === 'module' ? readMember(m, f, m.values.ref(ref), 'default', undefined) : m.values.ref(ref);
    const child = m.refs.object(f.ctx, call.site, `plugin ${app.ref.id}`, 'object', m.values.ref(app.ref));
    const inner = m.serving.apps.get(child) ?? newApp(m, f, child, FASTIFY_DIALECT);
    const paths = prefixOf(m, f, options);
    register(m, f, call, app, { kind: 'route', method: 'ALL', paths, label: 'request', stage: HANDLER }, [
      m.values.ref(inner.ref),
    ]);
    if (isFunction(own)) callApart(m, f, own, [m.values.ref(child), options, m.values.unknown], call);
  }
  return undefined;
}

function prefixOf(m: Machine, f: Frame, options: Value): readonly string[] | undefined {
  if (!truthOf(options).canBeTrue) return ['/'];
  const prefix = readMember(m, f, options, 'prefix', undefined);
  return prefix === m.values.undefined
    ? ['/']
    : ((text) => (text === undefined ? undefined : [text]))(wholeText(prefix));
}

const OPENED = 'opened plugin';

/** `fp(async (app) => …)`. */
const openPlugin: Native = (m, f, call) => {
  const opened = m.refs.object(f.ctx, call.site, OPENED, 'object');
  writeCell(m, cellIn(m, opened.heap.props, OPENED), call.args[0] ?? m.values.undefined, f.ctx);
  return m.values.ref(opened);
};

const make: Native = (m, f, call) => {
  const app = makeApp(m, f, call, FASTIFY_DIALECT);
  writeCell(m, cellIn(m, m.serving.given, 'request.server'), app, f.ctx);
  return app;
};

export const FASTIFY: Readonly<Record<string, Native>> = {
  fastify: make,
  'fastify#fastify': make,
  'fastify#Fastify': make,
  'fastify-plugin': openPlugin,
  'fastify-plugin#fastifyPlugin': openPlugin,
};
