/** `next`: the native by which a link calls on. */
import type { Expr } from '../../facts/ir';
import { promiseResolved } from '../calls/promises';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, type NativeCall, writeCell } from '../machine/machine';
import { truthOf, type Value } from '../values/value';
import type { Dialect } from './dialect';
import { passFlow } from './flow';
import { isReplySent } from './replies';
import { callOn } from './serve';
import type { ChainLink } from './serving';

export function nextOf(m: Machine, link: ChainLink, dialect: Dialect): Value {
  const native = m.refs.native(
    `next ${link.id}`,
    (mm, f, call) => {
      if (dialect.promises) return callOnAsync(mm, f, link, call);
      const first = call.args[0];
      const stops = (first && isError(f, call, first)) || isReplySent(mm, f, link);
      if (stops) return mm.values.undefined;
      const literals = first?.literals ?? [];
      if (literals.includes('route')) callOn(mm, f, leave(mm, f, link), call.site);
      if (isPlain(link, first)) callOn(mm, f, link, call.site);
      return mm.values.undefined;
    },
    m.values.undefined,
  );
  return m.values.ref(native);
}

/** What comes later in the chain may fail: `await next()` then throws. */
function callOnAsync(m: Machine, f: Frame, link: ChainLink, call: NativeCall): Value {
  callOn(m, f, link, call.site);
  const promise = promiseResolved(m, f, call.site, m.values.undefined, `next ${link.id}`);
  for (const ref of promise.refs) if (ref.kind === 'promise') writeCell(m, ref.rejection, m.values.unknown, f.ctx);
  return promise;
}

/**
 * Is it called on as usual? `next('route')` leaves the rest of this registration out, where it is a route's;
 * `next('router')` leaves all that comes after it in this router.
 */
function isPlain({ registration }: ChainLink, first: Value | undefined): boolean {
  if (!first || first.unknown || first.refs.length > 0) return true;
  const skipped = registration?.kind === 'route' ? ['route', 'router'] : ['router'];
  return first.literals.some((it) => !skipped.includes(it as string));
}

/** The last link of the same registration: those between are passed by. */
function leave(m: Machine, f: Frame, link: ChainLink): ChainLink {
  passFlow(m, f, link);
  for (const next of link.next.values()) {
    if (next.registration === link.registration) return leave(m, f, next);
  }
  return link;
}

/** `next(error)` goes to the error handlers only. */
function isError(f: Frame, call: NativeCall, value: Value): boolean {
  if (value.literals.some((it) => it === 'route' || it === 'router')) return false;
  if (
    value.literals.length === 0 &&
    !value.unknown &&
    value.refs.every((it) => it.kind === 'foreign' && isErrorMaker(it.access))
  ) {
    return value.refs.length > 0;
  }
  if (!truthOf(value).canBeFalse) return true;
  return !value.literals.some((it) => !it) && (isCaught(f, call.site) || isTested(f, call.site));
}

/** `createError(403)`, `Boom.forbidden()`. */
function isErrorMaker({ root, path }: { root: { kind: string; spec?: string }; path: readonly string[] }): boolean {
  return [root.spec ?? '', ...path].some((it) => /error|exception|boom/i.test(it));
}

/** The value of a `catch`, or of `promise.catch(next)`. */
function isCaught(f: Frame, site: Site): boolean {
  if (site.k !== 'call') return false;
  if (site.callee.k === 'member' && site.callee.name === 'catch') return true;
  const b = nameOf(site);
  return b !== undefined && f.unit.facts.bindings[b]?.kind === 'catch';
}

/** `if (error) return next(error)`. */
function isTested(f: Frame, site: Site): boolean {
  const b = nameOf(site);
  if (b === undefined) return false;
  return [...f.ctx.trace.branches.values()].some(({ test, whenTrue }) => {
    const inside = whenTrue !== undefined && whenTrue.s <= site.s && site.e <= whenTrue.e;
    return inside && test.k === 'ref' && test.b === b && !f.unit.facts.bindings[b]?.assigned;
  });
}

function nameOf(site: Site): number | undefined {
  const arg: Expr | undefined =
    site.k === 'call' && site.args[0]?.k !== 'spread' ? (site.args[0] as Expr | undefined) : undefined;
  return arg?.k === 'ref' ? arg.b : undefined;
}
