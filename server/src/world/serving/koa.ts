/** Koa and its routers: `(ctx, next)`, where `await next()` runs the rest. */
import type { Native } from '../machine/machine';
import { asserts } from '../natives/endings';
import { raise } from '../syntax/jumps';
import { makeApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { handlersOf, prefixMethod, routeMethods, splitPath } from './registrars';
import { trackedObject } from './request';

/** `ctx.throw(403)`. */
const throwError: Native = (m, f) => {
  raise(m, f, m.values.unknown);
  f.state = null;
  return m.values.never;
};

const BASE: Omit<Dialect, 'name' | 'methods' | 'args'> = {
  holders: ['context.state'],
  members: { 'context.throw': throwError, 'context.assert': asserts },
  promises: true,
  answersIn: 'body',
};

const KOA_DIALECT: Dialect = {
  ...BASE,
  name: 'koa',
  methods: {
    use: onApp((m, f, call, app) => {
      register(
        m,
        f,
        call,
        app,
        { kind: 'layer', method: 'ALL', paths: ['/'], label: 'middleware' },
        handlersOf(m, f, call, 0),
      );
      return undefined;
    }),
  },
  args: (m, link, next) => [trackedObject(m, link, 'context', KOA_DIALECT), next],
};

const mount: Native = onApp(() => undefined);

const KOA_ROUTER_DIALECT: Dialect = {
  ...BASE,
  name: 'koa-router',
  methods: {
    ...routeMethods(),
    prefix: prefixMethod(),
    use: onApp((m, f, call, app) => {
      const { paths, handlers } = splitPath(m, f, call, '/');
      register(m, f, call, app, { kind: 'layer', method: 'ALL', paths, label: 'middleware' }, handlers);
      return undefined;
    }),
    // What the application uses is the router itself.
    routes: mount,
    middleware: mount,
  },
  args: (m, link, next) => [trackedObject(m, link, 'context', KOA_ROUTER_DIALECT), next],
};

const makeKoa: Native = (m, f, call) => makeApp(m, f, call, KOA_DIALECT);
const makeRouter: Native = (m, f, call) => {
  const router = makeApp(m, f, call, KOA_ROUTER_DIALECT);
  const options = call.args[0];
  for (const ref of router.refs) {
    const app = ref.kind === 'object' ? m.serving.apps.get(ref) : undefined;
    // `new Router({ prefix })`.
    if (app && options && options !== m.values.undefined) app.prefix = optionText(m, options, 'prefix');
  }
  return router;
};

function optionText(
  m: Parameters<Native>[0],
  options: Parameters<Native>[2]['self'],
  name: string,
): string | undefined {
  const ref = options.refs.length === 1 && !options.unknown ? options.refs[0] : undefined;
  if (ref?.kind !== 'object' || ref.heap.open || ref.heap.rest.value !== m.values.never) return undefined;
  const value = ref.heap.props.get(name)?.value;
  if (value === undefined || value === m.values.never) return '';
  const [literal] = value.literals;
  return value.literals.length === 1 && !value.unknown && value.refs.length === 0 && typeof literal === 'string'
    ? literal
    : undefined;
}

export const KOA: Readonly<Record<string, Native>> = {
  'new koa': makeKoa,
  koa: makeKoa,
  ...Object.fromEntries(
    ['koa-router', '@koa/router'].flatMap((it) => [
      [it, makeRouter],
      [`${it}#Router`, makeRouter],
    ]),
  ),
  // A list of functions counts as if it were written out.
  'koa-compose': (m, _f, call) => call.args[0] ?? m.values.undefined,
};
