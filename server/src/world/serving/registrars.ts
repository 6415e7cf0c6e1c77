/** What the routers of all frameworks share: `use`, a method per HTTP method, and routes given as lists of functions. */
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, writeCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { isPartial, wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { appsOf, onApp, register } from './apps';
import { METHODS, methodOf } from './methods';
import type { App, Registration } from './serving';

interface Split {
  readonly paths: readonly string[] | undefined;
  readonly handlers: readonly Value[];
}

/** The arguments that may spread at the end are handlers of unknown number. */
export function handlersOf(m: Machine, f: Frame, call: NativeCall, from: number): readonly Value[] {
  const given = call.args.slice(from);
  if (call.rest === m.values.never) return given;
  const list = m.refs.object(f.ctx, call.site, 'spread handlers', 'array');
  writeCell(m, list.heap.rest, call.rest, f.ctx);
  return [...given, m.values.ref(list)];
}

/** `use('/path', …)` or `use(…)`: a first argument that may be either is taken for a path that is not known. */
export function splitPath(m: Machine, f: Frame, call: NativeCall, whenNone: string): Split {
  const [first] = call.args;
  if (!first || isHandler(m, f, first, call) || (call.args.length === 1 && !isText(first))) {
    return { paths: [whenNone], handlers: handlersOf(m, f, call, 0) };
  }
  return { paths: pathsOf(m, f, first, call), handlers: handlersOf(m, f, call, 1) };
}

export function pathsOf(m: Machine, f: Frame, value: Value, call: NativeCall): readonly string[] | undefined {
  const text = wholeText(value);
  if (text !== undefined) return [text];
  const isList = value.refs.length === 1 && value.refs[0]?.kind === 'object' && value.refs[0].shape === 'array';
  if (!isList) return undefined;
  const { elements, exact } = elementsOf(m, f, value, call.site);
  const texts = elements.map((it) => wholeText(it));
  return exact && texts.every((it) => it !== undefined && !isPartial(it)) ? (texts as string[]) : undefined;
}

function isText(value: Value): boolean {
  return value.literals.some((it) => typeof it === 'string');
}

/** Packages whose calls give middleware. */
const MIDDLEWARE =
  /^(?:express|cors|helmet|cookie-parser|body-parser|morgan|compression|express-session|passport|multer|koa-\w+|@koa\/\w+|hono\/.*|connect-\w+)$/;

function isHandler(m: Machine, f: Frame, value: Value, call: NativeCall): boolean {
  if (value.unknown || value.literals.length > 0 || value.refs.length === 0) return false;
  return value.refs.every((ref) => {
    if (ref.kind === 'function' || ref.kind === 'native') return true;
    if (ref.kind === 'foreign') return ref.access.root.kind === 'package' && MIDDLEWARE.test(ref.access.root.spec);
    if (ref.kind !== 'object') return false;
    if (appsOf(m, m.values.ref(ref)).length > 0) return true;
    return (
      ref.shape === 'array' &&
      elementsOf(m, f, m.values.ref(ref), call.site).elements.some((it) => isHandler(m, f, it, call))
    );
  });
}

/** `router.post('/x', mw, handler)`. */
function routeMethod(method: string, kind: Registration['kind'] = 'route'): Native {
  return onApp((m, f, call, app) => {
    // `app.get('trust proxy')` reads a setting.
    if (call.args.length < 2 && call.rest === m.values.never && !hasFunction(call.args[0])) return m.values.unknown;
    const { paths, handlers } = splitPath(m, f, call, '*');
    register(m, f, call, app, { kind, method, paths, label: method === 'ALL' ? 'request' : method }, handlers);
    return undefined;
  });
}

export function routeMethods(): Record<string, Native> {
  return Object.fromEntries(METHODS.map((name) => [name, routeMethod(methodOf(name))]));
}

function hasFunction(value: Value | undefined): boolean {
  return value?.refs.some((it) => it.kind === 'function' || it.kind === 'native') ?? false;
}

/** `app.route('/x').all(mw).get(handler)`. */
export function routeOfPath(): Native {
  return onApp(toRoute);
}

function toRoute(m: Machine, f: Frame, call: NativeCall, app: App): Value {
  const route = m.refs.object(f.ctx, call.site, `route ${app.ref.id}`, 'object', m.values.unknown);
  const paths = pathsOf(m, f, call.args[0] ?? m.values.undefined, call);
  const self = m.values.ref(route);
  for (const name of METHODS) {
    const native = m.refs.native(
      `route ${route.id}.${name}`,
      (mm, ff, it) => {
        const method = methodOf(name);
        register(
          mm,
          ff,
          it,
          app,
          { kind: 'route', method, paths, label: method === 'ALL' ? 'request' : method },
          handlersOf(mm, ff, it, 0),
        );
        return self;
      },
      self,
    );
    writeCell(m, cellIn(m, route.heap.props, name), m.values.ref(native), f.ctx);
    route.heap.certain.add(name);
  }
  return self;
}

/** `router.prefix('/v1')`. */
export function prefixMethod(): Native {
  return onApp((m, _f, call, app) => {
    const text = wholeText(call.args[0] ?? m.values.undefined);
    app.prefix = app.prefix === '' || app.prefix === text ? text : undefined;
    return undefined;
  });
}
