/** Express, Connect and those that copy them: `(req, res, next)`. */
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty, readMember } from '../objects/members';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { appsOf, makeApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { routeMethods, routeOfPath, splitPath } from './registrars';
import { trackedObject } from './request';
import type { App } from './serving';

/** A function with four parameters handles errors, wherever they come from. */
const ERROR_PARAMETERS = 4;

const PARAMETER = 'parameter handler';

/** What the address has in this place: `req.params.id`. */
function parameterOf(m: Machine, name: string): Value {
  return m.values.ref(
    m.refs.foreign({ root: { kind: 'global' }, path: ['?', 'params', name], steps: [] }, 'request-data'),
  );
}

const EXPRESS_DIALECT: Dialect = {
  name: 'express',
  holders: ['response.locals'],
  members: {},
  methods: {
    ...routeMethods(),
    route: routeOfPath(),
    use: onApp((m, f, call, app) => {
      const { paths, handlers } = splitPath(m, f, call, '/');
      useAll(m, f, call, app, paths, handlers);
      return undefined;
    }),
    param: onApp((m, f, call, app) => {
      const param = wholeText(call.args[0] ?? m.values.undefined);
      const shape = { method: 'ALL', paths: param === undefined ? undefined : ['/'], param, label: PARAMETER } as const;
      register(m, f, call, app, { ...shape, kind: param === undefined ? 'apart' : 'layer' }, call.args.slice(1));
      return undefined;
    }),
  },
  args(m, link, next) {
    const request = trackedObject(m, link, 'request', EXPRESS_DIALECT);
    const response = trackedObject(m, link, 'response', EXPRESS_DIALECT);
    const { label, param } = link.registration ?? {};
    const isError = label === 'error handler';
    if (label === PARAMETER && param !== undefined) return [request, response, next, parameterOf(m, param)];
    return isError ? [m.values.unknown, request, response, next] : [request, response, next];
  },
};

function useAll(
  m: Machine,
  f: Frame,
  call: NativeCall,
  app: App,
  paths: readonly string[] | undefined,
  handlers: readonly Value[],
): void {
  const plain = handlers.filter((it) => !handlesErrors(it));
  const errors = handlers.filter(handlesErrors);
  if (plain.length > 0) register(m, f, call, app, { kind: 'layer', method: 'ALL', paths, label: 'middleware' }, plain);
  if (errors.length > 0)
    register(m, f, call, app, { kind: 'apart', method: 'ALL', paths, label: 'error handler' }, errors, 'errors');
}

function handlesErrors(value: Value): boolean {
  const functions = value.refs.flatMap((it) => (it.kind === 'function' ? (it.unit.facts.functions[it.fn] ?? []) : []));
  return (
    functions.length > 0 &&
    functions.every((it) => it.params.length >= ERROR_PARAMETERS && !it.params.some((p) => p.rest))
  );
}

const make: Native = (m, f, call) => {
  const made = makeApp(m, f, call, EXPRESS_DIALECT);
  // `app.locals` is there for every request, not `res.locals`.
  for (const { ref } of appsOf(m, made)) {
    const below = readMember(m, f, ref.proto ?? m.values.unknown, 'locals', undefined);
    const locals = m.refs.object(f.ctx, call.site, 'app.locals', 'object', below);
    defineProperty(m, f, ref.heap, 'locals', m.values.ref(locals), true);
  }
  return made;
};

export const EXPRESS: Readonly<Record<string, Native>> = {
  express: make,
  'express#Router': make,
  connect: make,
  polka: make,
  router: make,
  'express-promise-router': make,
  // It hands a rejection to `next`; the function stays what it is.
  'express-async-handler': (m, _f, call) => call.args[0] ?? m.values.undefined,
};
