/**
 * Headers that Next.js' middleware puts on the request for what answers it:
 * `headers.set('x-opted-out', '1'); return NextResponse.next({ request: { headers } })`.
 *
 * Where it surely does so on every way on which it lets pass, the request holds what was put there, whatever its
 * client sent. Headers of an answer (`next({ headers })`) are none of the request.
 */
import type { Argument, Call, Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { CallSpec } from '../calls/calls';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { certainty, exitsOf, isCertain, makeCertain } from '../sharing/opt-out-modes';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';

const MIDDLEWARE = /(?:^|\/)(?:middleware|proxy)\.[cm]?[jt]sx?$/;
const LETS_PASS = /^(?:next|rewrite)$/;
const HELD = 'forwarded ';

/** `headers.set(name, value)`, `NextResponse.next({ request: { headers } })` */
export function noteForwarded(m: Machine, f: Frame, { site, args }: CallSpec): void {
  if (!f.state || !MIDDLEWARE.test(f.unit.path) || site.k !== 'call' || site.callee.k !== 'member') return;
  const { name: method, obj } = site.callee;
  if (method === 'set' && obj.k === 'ref') noteSet(m, f, obj.b, args);
  else if (LETS_PASS.test(method)) noteLetPass(m, f, site);
}

function noteSet(m: Machine, f: Frame, b: number, [name, value]: readonly Value[]): void {
  const header = name && textOf(name)?.toLowerCase();
  if (!f.state || header === undefined || !value || !headersIn(f.unit.facts).has(b)) return;
  makeCertain(m, f.state, certainty(m, `set ${f.unit.path} ${b} ${header}`));
  writeCell(m, cellIn(m, m.serving.handed, HELD + header), value, f.ctx);
}

function noteLetPass(m: Machine, f: Frame, { args: [options] }: Call): void {
  const headers = memberOf(memberOf(options, 'request'), 'headers');
  const { state } = f;
  if (!state || headers?.k !== 'ref') return;
  for (const header of namesOf(m)) {
    if (isCertain(state, certainty(m, `set ${f.unit.path} ${headers.b} ${header}`)))
      makeCertain(m, state, forwardedId(m, header));
  }
}

/** What a middleware that let pass has put on the request on all its ways. */
export function forwardedBy(m: Machine, middleware: Context, reader: Context): readonly string[] {
  const names = namesOf(m);
  if (names.length === 0) return names;
  const sure = exitsOf(m, middleware, reader);
  return names.filter((it) => sure.has(forwardedId(m, it)));
}

/** What the request holds under this name; undefined where its client may have sent it. */
export function forwardedHeader(m: Machine, f: Frame, header: string): Value | undefined {
  if (!f.ctx.mode.forwarded.includes(header.toLowerCase())) return undefined;
  return readCell(cellIn(m, m.serving.handed, HELD + header.toLowerCase()), f.ctx);
}

function namesOf({ serving }: Machine): readonly string[] {
  return [...serving.handed.keys()].flatMap((it) => (it.startsWith(HELD) ? [it.slice(HELD.length)] : []));
}

function forwardedId(m: Machine, header: string): number {
  return certainty(m, HELD + header);
}

function memberOf(x: Argument | undefined, name: string): Expr | undefined {
  if (x?.k !== 'obj') return undefined;
  const found = x.props.findLast((it) => it.p === 'spread' || it.key === name);
  return found?.p === 'value' ? found.value : undefined;
}

const made = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Variables that hold `new Headers(…)`, and are never put elsewhere. */
function headersIn(facts: FileFacts): ReadonlySet<number> {
  return remembered(made, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (it) => {
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls)
        if (target.k === 'pid' && init?.k === 'new' && init.callee.k === 'global' && init.callee.name === 'Headers')
          found.add(target.b);
    });
    return found;
  });
}
