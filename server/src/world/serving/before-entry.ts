/** An entry behind Next.js' middleware: it runs only where the middleware lets the request pass. */
import type { Entry } from '../../links/links';
import { type MiddlewareBefore, middlewareBefore } from '../../links/next-middleware';
import { callValue, settled } from '../calls/calls';
import { exportedValue } from '../calls/modules';
import type { Context, Site, Unit } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, unitOf } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { forwardedBy } from './forwarded-headers';
import { resume } from './serve';

/** Runs `answer` where nothing stands before the entry, or where what stands there lets it pass. */
export function behindMiddleware(
  m: Machine,
  f: Frame,
  unit: Unit,
  entry: Entry,
  site: Site,
  answer: (f: Frame) => void,
): void {
  const before = middlewareBefore(m.links, unit.path, entry);
  const file = before && unitOf(m, before.path);
  const middleware = file && exportedValue(m, f, file, before.name);
  const isKnown = middleware && middleware.refs.length > 0 && middleware.refs.every((it) => it.kind === 'function');
  if (!before || !middleware || !isKnown || middleware.unknown) return answer(f);
  const args = [requestTo(m, f, before, unit), m.values.unknown];
  const result = callValue(m, f, {
    callee: middleware,
    self: m.values.undefined,
    args,
    site,
    mode: modeOf(m, 'server', true),
  });
  if (!f.state || !mayPass(settled(m, result, f.ctx))) return;
  for (const ctx of f.ctx.trace.sites.get(site) ?? []) {
    if (!isRunOf(ctx, middleware)) continue;
    const forwarded = forwardedBy(m, ctx, f.ctx);
    const mode = forwarded.length > 0 ? modeOf(m, f.ctx.mode.side, true, { ...f.ctx.mode, forwarded }) : f.ctx.mode;
    resume(m, ctx, `entry ${f.ctx.id} ${mode.id}`, mode, answer);
  }
}

function isRunOf(ctx: Context, middleware: Value): boolean {
  return ctx.callee !== undefined && middleware.refs.includes(ctx.callee);
}

/** A request of which the path may be known. */
function requestTo(m: Machine, f: Frame, { pathname }: MiddlewareBefore, unit: Unit): Value {
  if (pathname === undefined) return m.values.unknown;
  const below = foreignUnknown(m);
  const url = m.refs.object(f.ctx, unit, 'next url', 'object', below);
  defineProperty(m, f, url.heap, 'pathname', m.values.literal(pathname), true);
  const request = m.refs.object(f.ctx, unit, 'next request', 'object', below);
  defineProperty(m, f, request.heap, 'nextUrl', m.values.ref(url), true);
  return m.values.ref(request);
}

/** Anything but an answer of its own: nothing, `NextResponse.next()`, a rewrite, what is not known. */
function mayPass(result: Value): boolean {
  return result.unknown || result.literals.length > 0 || result.refs.some((it) => !isAnswer(it));
}

function isAnswer(ref: Ref): boolean {
  if (ref.kind !== 'foreign') return false;
  const { root, path, steps } = ref.access;
  const last = steps.at(-1);
  if (!last || last.after !== path.length || steps.length > 1) return false;
  if (root.kind === 'package' && root.spec !== 'next/server') return false;
  // The headers by which `NextResponse.next()` says that it lets pass.
  if (JSON.stringify(last.args).includes('x-middleware-')) return false;
  const name = path.filter((it) => it !== '*' && it !== 'default').join('.');
  return last.how === 'new'
    ? /^(?:Next)?Response$/.test(name)
    : /^(?:Next)?Response\.(?:json|redirect|error)$/.test(name);
}
