/**
 * TanStack Start: `createServerFn().middleware([…]).handler(fn)` runs behind the `server` functions of its middleware,
 * finds in `context` what they call on with, and is handed as `data` what the client says.
 */
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { defineProperty, readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';

const PACKAGES = ['@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start'];
const SAME = ['validator', 'inputValidator', 'type'];
/** The middleware that a builder was given so far, and the function of one that runs on the server. */
const LAYERS = 'middleware given';
const SERVER = 'server function';

const serverFunction: Native = (m, f, call) => builder(m, f, call, 'server function', m.values.never);
const middleware: Native = (m, f, call) => builder(m, f, call, 'middleware', m.values.never);

function builder(m: Machine, f: Frame, call: NativeCall, slot: string, layers: Value): Value {
  const made = m.refs.object(f.ctx, call.site, `start ${slot} ${layers.shape}`, 'object', foreignUnknown(m));
  const self = m.values.ref(made);
  const own = (name: string, native: Native) =>
    defineProperty(m, f, made.heap, name, m.values.ref(m.refs.native(`start ${name}`, native, self)), true);
  if (layers !== m.values.never) defineProperty(m, f, made.heap, LAYERS, layers, true);
  for (const name of SAME)
    own(name, (mm, ff, it) => {
      for (const arg of it.args) escape(mm, ff, arg, it.site);
      return it.self;
    });
  own('middleware', (mm, ff, it) => builder(mm, ff, it, slot, it.args[0] ?? mm.values.unknown));
  own('client', (mm, ff, it) => {
    for (const arg of it.args) escape(mm, ff, arg, it.site);
    return it.self;
  });
  own('server', (mm, ff, it) => {
    const whole = builder(mm, ff, it, 'middleware', given(mm, ff, it.self));
    for (const ref of whole.refs)
      if (ref.kind === 'object') defineProperty(mm, ff, ref.heap, SERVER, it.args[0] ?? mm.values.unknown, true);
    return whole;
  });
  own('handler', handler);
  return self;
}

function given(m: Machine, f: Frame, self: Value): Value {
  const held = readMember(m, f, self, LAYERS, undefined);
  return held.refs.some((it) => it.kind === 'object') ? held : m.values.never;
}

const handler: Native = (m, f, call) => {
  const run = call.args[0] ?? m.values.unknown;
  const layers = layersOf(m, f, call, given(m, f, call.self), 0);
  const key = `procedure ${f.ctx.id}.${call.site.s} ${layers.map((it) => it.shape).join(' ')} ${run.shape}`;
  m.serving.procedures.set(key, { unit: f.unit, site: call.site, label: 'server', layers, run, holder: 'context' });
  return foreignUnknown(m);
};

/** Middleware has middleware of its own, which runs before it. What is not known may let pass. */
function layersOf(m: Machine, f: Frame, call: NativeCall, list: Value, depth: number): readonly Value[] {
  if (list === m.values.never || depth > 3) return [];
  const { elements, exact } = elementsOf(m, f, list, call.site);
  return elements.flatMap((it) => {
    const server = readMember(m, f, it, SERVER, undefined);
    const before = layersOf(m, f, call, given(m, f, it), depth + 1);
    return exact && server.refs.every((ref) => ref.kind === 'function') ? [...before, server] : before;
  });
}

export const TANSTACK_START: Readonly<Record<string, Native>> = Object.fromEntries(
  PACKAGES.flatMap((it) => [
    [`${it}#createServerFn`, serverFunction],
    [`${it}#createMiddleware`, middleware],
  ]),
);
