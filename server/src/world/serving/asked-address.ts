/**
 * `if (req.path === '/health') return next()`: functions that stand before routes and ask for the address, or the
 * method, of a request are followed for each of the routes by itself, where they know both.
 */
import type { Expr, FileFacts, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Machine } from '../machine/machine';
import { joinPieces } from '../values/strings';
import type { Value } from '../values/value';
import type { Registration } from './serving';

export interface AskedAddress {
  /** Undefined: not known. */
  readonly method: string | undefined;
  readonly paths: readonly string[];
  /** What a router finds lacks the part under which it is mounted. */
  readonly isWhole: boolean;
}

/** More routes than this are not told apart. */
const MAX_ROUTES = 60;
const ASKS = /^(?:path|url|originalUrl|method|pathname|routerPath)$/;

/** One of its functions asks for the address, and for a choice. */
export function asksAddress(m: Machine, { cell }: Registration['steps'][number]): boolean {
  const routes = [...m.serving.apps.values()].reduce((n, { registrations }) => n + registrations.size, 0);
  if (routes > MAX_ROUTES) return false;
  return cell.value.refs.some((it) => it.kind === 'function' && asks(m, it.unit.facts, it.fn));
}

const asking = new WeakMap<FileFacts, readonly number[]>();

/** The choice within the function, the address anywhere in its file. */
function asks({ catalogue }: Machine, facts: FileFacts, fn: number): boolean {
  const own = facts.functions[fn];
  const choices = remembered(asking, facts, () => {
    const found: number[] = [];
    let isAsked = false;
    forEachExpr(facts, (it: Expr | Stmt) => {
      const name = nameIn(facts, it);
      isAsked ||= it.k === 'member' && ASKS.test(it.name);
      if (name && (catalogue.polarityOfName(name) ?? catalogue.polarityOfKey(name))) found.push(it.s);
    });
    return isAsked ? found : [];
  });
  return own !== undefined && choices.some((at) => at >= own.s && at <= own.e);
}

function nameIn(facts: FileFacts, it: Expr | Stmt): string {
  if (it.k === 'ref') return facts.bindings[it.b]?.name ?? '';
  if (it.k === 'lit') return typeof it.v === 'string' ? it.v : '';
  return it.k === 'member' ? it.name : '';
}

/** `request.path`, `context.method`. Undefined: nothing is known of it. */
export function askedPart(m: Machine, asked: AskedAddress | undefined, slot: string, name: string): Value | undefined {
  if (!asked || !/^(?:request|context(?:\.req(?:uest)?)?)$/.test(slot)) return undefined;
  if (name === 'method') return methodsOf(m, asked.method);
  // Hono's `url` begins with the host.
  const isHono = slot === 'context.req';
  const isPath = name === 'originalUrl' || name === 'path' || (name === 'url' && !isHono);
  if (!isPath || !(asked.isWhole || slot !== 'request' || name === 'originalUrl')) return undefined;
  const texts = asked.paths.map(textOf);
  return texts.length > 0 && texts.every((it) => it !== undefined) ? m.values.make(texts, [], false, []) : undefined;
}

/** What is got may be asked for its head alone. */
function methodsOf(m: Machine, method: string | undefined): Value | undefined {
  if (method === undefined || !/^[A-Z]+$/.test(method) || method === 'ALL') return undefined;
  return m.values.make(method === 'GET' ? ['GET', 'HEAD'] : [method], [], false, []);
}

/** A query, or a slash, may follow. Of a parameter nothing is known, nor of what follows a pattern. */
function textOf(path: string): string | undefined {
  const parts: string[] = [];
  for (const it of path.split('/').filter((part) => part !== '')) {
    const isName = /^[\w\-.~%@]+$/.test(it);
    parts.push(isName ? it : '\u0000');
    if (!isName && !/^:\w+$/.test(it)) break;
  }
  return joinPieces([`/${parts.join('/')}`, '\u0000']);
}
