/**
 * Hapi: extensions of the request's life, and what stands before a route's handler (`pre`), take `(request, h)`.
 *
 * After an extension the rest runs where it returned `h.continue`; after a `pre` wherever it returned at all, unless it
 * took over. What a `pre` returned stands under the name that it was given.
 */
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import type { Ref } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { answering, type Take } from './answers';
import { makeApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { pathsOf } from './registrars';
import { readRequest, trackedObject, writeRequest } from './request';
import type { App } from './serving';

/** Before the handler, in this order. */
const STAGES = ['onRequest', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler'];
const HANDLER = STAGES.length;
const CONTINUE = 'request toolkit.continue';

const HAPI_DIALECT: Dialect = {
  name: 'hapi',
  holders: ['request.app', 'request.pre', 'request.state'],
  // Its cookies.
  below: (m, slot) =>
    slot === 'request.state'
      ? m.refs.foreign({ root: { kind: 'global' }, path: ['?', 'cookies'], steps: [] }, 'unknown', undefined, 'true')
      : undefined,
  endsOn: true,
  repliesBy: isEnd,
  members: { 'toolkit.continue': (m) => m.values.unknown },
  methods: {
    route: onApp((m, f, call, app) => {
      each(m, f, call, call.args[0], (it, slot) => addRoute(m, f, call, app, it, slot));
      return m.values.undefined;
    }),
    ext: onApp((m, f, call, app) => {
      const [first = m.values.undefined, method] = call.args;
      if (method) addExtension(m, f, call, app, { type: first, method, slot: '' });
      else
        each(m, f, call, first, (it, slot) => {
          const [type, given] = ['type', 'method'].map((name) => readMember(m, f, it, name, undefined));
          if (type && given) addExtension(m, f, call, app, { type, method: given, slot });
        });
      return m.values.undefined;
    }),
    register: onApp((m, f, call, app) => {
      each(m, f, call, call.args[0], (it) => addPlugin(m, f, call, app, it));
      return m.values.unknown;
    }),
  },
  args: (m, link, next) => [
    trackedObject(m, link, 'request', HAPI_DIALECT),
    trackedObject(m, link, 'toolkit', HAPI_DIALECT),
    next,
  ],
};

function isContinue(ref: Ref): boolean {
  return ref.kind === 'native' && ref.name === CONTINUE;
}

/** An extension that returns anything else than `h.continue` ends there. */
function isEnd(_m: Machine, { literals, refs, unknown }: Value): boolean {
  if (unknown || literals.length + refs.length === 0) return false;
  return refs.every((it) => (it.kind === 'foreign' ? isTakeover(it) : !isContinue(it)));
}

/** `h.response().code(204).takeover()` */
function isTakeover(ref: Ref): boolean {
  return ref.kind === 'foreign' && ref.access.path.at(-1) === 'takeover';
}

/** One, or a list of them. */
function each(
  m: Machine,
  f: Frame,
  call: NativeCall,
  value: Value | undefined,
  run: (it: Value, slot: string) => void,
): void {
  for (const ref of value?.refs ?? []) {
    const isList = ref.kind === 'object' && ref.shape === 'array';
    const elements = isList ? elementsOf(m, f, m.values.ref(ref), call.site).elements : [m.values.ref(ref)];
    for (const [i, it] of elements.entries()) run(it, `${i}`);
  }
}

interface Extension {
  readonly type: Value;
  readonly method: Value;
  readonly slot: string;
}

function addExtension(m: Machine, f: Frame, call: NativeCall, app: App, { type, method, slot }: Extension): void {
  const name = wholeText(type) ?? '';
  const stage = STAGES.indexOf(name);
  const shape = { method: 'ALL', paths: ['/'], label: `${name} extension`, stage: Math.max(stage, 0) };
  register(m, f, call, app, { ...shape, kind: stage < 0 ? 'apart' : 'layer' }, [method], `ext ${slot}`);
}

/** `{ method: 'POST', path: '/x', options: { pre: [load], handler } }` */
function addRoute(m: Machine, f: Frame, call: NativeCall, app: App, route: Value, slot: string): void {
  const of = (value: Value, name: string) => readMember(m, f, value, name, undefined);
  const options = ['options', 'config'].map((it) => of(route, it)).find((it) => it.refs.length > 0);
  const own = options && of(options, 'handler');
  const handler = own && own.refs.length > 0 ? own : of(route, 'handler');
  const text = wholeText(of(route, 'method'))?.toUpperCase();
  const method = text === '*' ? 'ALL' : (text ?? 'request');
  const steps: Value[] = [];
  if (options)
    each(m, f, call, of(options, 'pre'), (it) => each(m, f, call, it, (one) => steps.push(preparing(m, f, one))));
  const paths = pathsOf(m, f, of(route, 'path'), call);
  const shape = { kind: 'route', method, paths, label: method === 'ALL' ? 'request' : method, stage: HANDLER } as const;
  register(m, f, call, app, shape, [...steps, handler], `route ${slot}`);
  if (options) escape(m, f, of(options, 'ext'), call.site);
}

/** `{ method: loadConsent, assign: 'consent' }`, or the function alone. */
function preparing(m: Machine, f: Frame, given: Value): Value {
  const isObject = given.refs.some((it) => it.kind === 'object');
  const method = isObject ? readMember(m, f, given, 'method', undefined) : given;
  const name = isObject ? wholeText(readMember(m, f, given, 'assign', undefined)) : undefined;
  const put: Take = (mm, ff, request, answer) => {
    if (!answer.unknown && answer.literals.length === 0 && answer.refs.every(isTakeover)) return false;
    for (const pre of readRequest(mm, ff, request, 'pre', undefined).refs)
      if (name !== undefined && pre.kind === 'object') writeRequest(mm, ff, pre, name, answer, true);
    return true;
  };
  return answering(m, `hapi pre ${name ?? ''}`, method, 2, put);
}

/** A plugin is given the server itself. */
function addPlugin(m: Machine, f: Frame, call: NativeCall, app: App, given: Value): void {
  const nested = readMember(m, f, given, 'plugin', undefined);
  const plugin = nested.refs.length > 0 && nested.refs.some((it) => it.kind === 'object') ? nested : given;
  const options = readMember(m, f, given, 'options', undefined);
  const build = readMember(m, f, plugin, 'register', undefined);
  if (build.refs.some((it) => it.kind === 'function')) callApart(m, f, build, [m.values.ref(app.ref), options], call);
}

const make: Native = (m, f, call) => makeApp(m, f, call, HAPI_DIALECT);

export const HAPI: Readonly<Record<string, Native>> = {
  '@hapi/hapi#server': make,
  '@hapi/hapi#Server': make,
  'new @hapi/hapi#Server': make,
};
