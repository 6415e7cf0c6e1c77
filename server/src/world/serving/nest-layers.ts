/** Nest: what stands around a route. A guard that answers no in this world ends the request; one that is not in sight lets it pass. */
import { callValue, settled } from '../calls/calls';
import { escape, instanceOf } from '../calls/escape';
import { passOn } from '../calls/pass-on';
import { recordAnswer } from '../choice/cuts';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf } from '../machine/machine';
import { readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { truthOf, type Value } from '../values/value';
import { endOf, resume } from './serve';
import type { NestLayer } from './serving';

/** Middleware runs before guards, and these before interceptors, those further out first. */
export function inNestOrder(layers: readonly NestLayer[]): NestLayer[] {
  return (['middleware', 'guard', 'interceptor'] as const).flatMap((kind) => layers.filter((it) => it.kind === kind));
}

export function passLayers(
  m: Machine,
  f: Frame,
  layers: readonly NestLayer[],
  at: RouteAt,
  then: (f: Frame) => void,
): void {
  const [layer, ...rest] = layers;
  if (!layer) return then(f);
  const onward = (inner: Frame) => passLayers(m, inner, rest, at, then);
  if (layer.kind === 'middleware') return passMiddleware(m, f, layer.value, at.site, onward);
  if (layer.kind === 'guard') return passGuard(m, f, layer.value, at, onward);
  passInterceptor(m, f, layer.value, at, onward);
}

/** A route, and what its guards and interceptors are told of it. */
export interface RouteAt {
  readonly site: Site;
  readonly context: Value;
}

function passGuard(m: Machine, f: Frame, guard: Value, { site, context }: RouteAt, onward: (f: Frame) => void): void {
  const method = methodOf(m, f, guard, 'canActivate');
  if (!method) return onward(f);
  const result = callValue(m, f, {
    ...method,
    args: [context],
    site,
    mode: modeOf(m, 'server', true),
    isLink: true,
  });
  const answer = settled(m, result, f.ctx);
  for (const ctx of ranBy(f, method.callee, site)) recordAnswer(ctx, endOf(ctx), answer);
  if (!f.state || !truthOf(answer).canBeTrue) return;
  for (const ctx of ranBy(f, method.callee, site)) resume(m, ctx, `route ${f.ctx.id}`, ctx.mode, onward);
}

/** `next()` runs the rest. */
function passMiddleware(m: Machine, f: Frame, middleware: Value, site: Site, onward: (f: Frame) => void): void {
  const isFunction = middleware.refs.every((it) => it.kind === 'function') && middleware.refs.length > 0;
  const method = isFunction ? { callee: middleware, self: m.values.undefined } : methodOf(m, f, middleware, 'use');
  if (!method) return onward(f);
  const next = m.refs.native(
    `next nest ${f.ctx.id} ${middleware.shape}`,
    (mm, ff, call) => {
      passOn(mm, ff, onward, call.site);
      return mm.values.undefined;
    },
    m.values.undefined,
  );
  const args = [foreignUnknown(m), foreignUnknown(m), m.values.ref(next)];
  callValue(m, f, { ...method, args, site, mode: modeOf(m, 'server', true) });
}

/** `next.handle()` runs the rest. */
function passInterceptor(
  m: Machine,
  f: Frame,
  interceptor: Value,
  { site, context }: RouteAt,
  onward: (f: Frame) => void,
): void {
  const method = methodOf(m, f, interceptor, 'intercept');
  if (!method) return onward(f);
  const next = m.refs.object(f.ctx, site, `next ${method.self.shape}`, 'object', foreignUnknown(m));
  const handle = m.refs.native(
    `next ${next.id}`,
    (mm, ff, call) => {
      passOn(mm, ff, onward, call.site);
      return foreignUnknown(mm);
    },
    m.values.undefined,
  );
  next.heap.props.set('handle', { value: m.values.ref(handle), readers: new Set(), writers: new Set() });
  next.heap.certain.add('handle');
  const args = [context, m.values.ref(next)];
  const result = callValue(m, f, { ...method, args, site, mode: modeOf(m, 'server', true), isLink: true });
  // Nest subscribes to what it gives.
  if (f.state) escape(m, f, settled(m, result, f.ctx), site);
}

/** The method of a guard in sight; undefined where one of them is not. */
function methodOf(m: Machine, f: Frame, value: Value, name: string): { callee: Value; self: Value } | undefined {
  const [ref] = value.refs;
  if (value.refs.length !== 1 || value.unknown || !ref || (ref.kind !== 'class' && ref.kind !== 'object'))
    return undefined;
  const self = ref.kind === 'class' ? instanceOf(m, f, ref) : m.values.ref(ref);
  const callee = readMember(m, f, self, name, undefined);
  const isKnown =
    callee.refs.length > 0 &&
    !callee.unknown &&
    callee.literals.length === 0 &&
    callee.refs.every((it) => it.kind === 'function');
  return isKnown ? { callee, self } : undefined;
}

function ranBy(f: Frame, callee: Value, site: Site): Context[] {
  return [...(f.ctx.trace.sites.get(site) ?? [])].filter(
    (it) => it.callee !== undefined && callee.refs.includes(it.callee),
  );
}
