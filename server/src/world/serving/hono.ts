/** Hono: `(c, next)`; every path is matched whole, `*` for what is below. */
import { callValue } from '../calls/calls';
import { cellIn, type Native, readCell } from '../machine/machine';
import { itself } from '../natives/called';
import { listOf } from '../natives/list-of';
import { readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { ObjectRef } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { makeApp, newApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { isNeverWritten } from './never-written';
import { OPEN_PATH } from './paths';
import { handlersOf, pathsOf, routeMethods, splitPath } from './registrars';
import { readRequest, trackedObject, writeRequest } from './request';

type M = Parameters<Native>[0];
type F = Parameters<Native>[1];

/** `c.set('share', …)`. */
const set: Native = (m, f, call) => {
  const name = wholeText(call.args[0] ?? m.values.unknown);
  for (const holder of variablesOf(m, f, call.self)) {
    if (name !== undefined)
      writeRequest(m, f, holder, name, call.args[1] ?? m.values.undefined, call.self.refs.length === 1);
  }
  return m.values.undefined;
};

/** `c.get('share')`; what no link has set may be anything. */
const get: Native = (m, f, call) => {
  const name = wholeText(call.args[0] ?? m.values.unknown);
  let result = m.values.never;
  for (const holder of variablesOf(m, f, call.self)) {
    if (name === undefined || !isWritten(m, f, `context.var.${name}`)) continue;
    result = m.values.join(result, readRequest(m, f, holder, name, call.site));
  }
  if (result !== m.values.never) return result;
  const callee = readMember(m, f, foreignUnknown(m), 'get', undefined);
  const base = callValue(m, f, { callee, self: m.values.undefined, args: call.args, site: call.site });
  const isMissing = name !== undefined && isNeverWritten(m, 'context.var', name);
  return isMissing ? m.values.join(base, m.values.undefined) : base;
};

/** Whoever asks before it is written asks again. */
function isWritten(m: M, f: F, path: string): boolean {
  return readCell(cellIn(m, m.serving.written, path), f.ctx) !== m.values.never;
}

function variablesOf(m: M, f: F, self: Value) {
  return self.refs.flatMap((it) => {
    if (it.kind !== 'object' || it.shape !== 'request') return [];
    return readRequest(m, f, it, 'var', undefined).refs.flatMap((ref) => (ref.kind === 'object' ? ref : []));
  });
}

const HONO_DIALECT: Dialect = {
  name: 'hono',
  holders: ['context.var'],
  members: { 'context.set': set, 'context.get': get },
  promises: true,
  methods: {
    ...routeMethods(),
    use: routeOrLayer(),
    on: onApp((m, f, call, app) => {
      const method = wholeText(call.args[0] ?? m.values.undefined)?.toUpperCase() ?? 'request';
      const paths = pathsOf(m, f, call.args[1] ?? m.values.undefined, call);
      register(m, f, call, app, { kind: 'route', method, paths, label: method }, handlersOf(m, f, call, 2));
      return undefined;
    }),
    // `app.route('/events', events)`, `app.basePath('/api')`.
    route: onApp((m, f, call, app) => {
      const paths = pathsOf(m, f, call.args[0] ?? m.values.undefined, call);
      register(m, f, call, app, { kind: 'route', method: 'ALL', paths, label: 'request' }, call.args.slice(1));
      return undefined;
    }),
    basePath: onApp((m, f, call, app) => {
      const ref = m.refs.object(f.ctx, call.site, 'base path', 'object', app.ref.proto);
      const inner = m.serving.apps.get(ref) ?? newApp(m, f, ref, HONO_DIALECT);
      const paths = pathsOf(m, f, call.args[0] ?? m.values.undefined, call);
      register(m, f, call, app, { kind: 'route', method: 'ALL', paths, label: 'request' }, [m.values.ref(inner.ref)]);
      return m.values.ref(ref);
    }),
  },
  args: (m, link, next) => [trackedObject(m, link, 'context', HONO_DIALECT), next],
};

function routeOrLayer(): Native {
  return onApp((m, f, call, app) => {
    const { paths, handlers } = splitPath(m, f, call, '*');
    const shape = { kind: 'route', method: 'ALL', paths, label: 'middleware' } as const;
    for (const [i, it] of handlers.entries()) {
      const excepting = it.refs.length === 1 && it.refs[0]?.kind === 'object' ? exceptions.get(it.refs[0]) : undefined;
      if (excepting)
        register(m, f, call, app, { ...shape, except: excepting.paths }, excepting.handlers, `except ${i}`);
    }
    const others = handlers.filter((it) => !it.refs.some((ref) => ref.kind === 'object' && exceptions.has(ref)));
    if (others.length > 0) register(m, f, call, app, shape, others);
    return undefined;
  });
}

interface Exception {
  readonly paths: readonly string[];
  readonly handlers: readonly Value[];
}

const exceptions = new WeakMap<ObjectRef, Exception>();

/** `except('/health', gate)`; a condition that is a function may pass anything. */
const except: Native = (m, f, call) => {
  const paths = pathsOf(m, f, call.args[0] ?? m.values.undefined, call);
  const ref = m.refs.object(f.ctx, call.site, 'except', 'object', m.values.unknown);
  exceptions.set(ref, { paths: paths ?? [OPEN_PATH], handlers: handlersOf(m, f, call, 1) });
  return m.values.ref(ref);
};

const make: Native = (m, f, call) => makeApp(m, f, call, HONO_DIALECT);
/** `factory.createHandlers(a, b)`: given to a route with `...`. */
const handlers: Native = (m, f, call) => listOf(m, f, call, call.args, call.rest, 'handlers');
export const HONO: Readonly<Record<string, Native>> = {
  'new hono#Hono': make,
  'new hono/tiny#Hono': make,
  'new hono/quick#Hono': make,
  'hono/factory#createMiddleware': itself,
  'hono/factory#createFactory.createMiddleware()': itself,
  'hono/factory#createFactory.createHandlers()': handlers,
  'hono/factory#createFactory.createApp()': make,
  // One after the other; of `some` any may be passed by.
  'hono/combine#every': handlers,
  'hono/combine#except': except,
};
