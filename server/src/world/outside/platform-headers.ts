/**
 * `Headers` of the platform have to be asked: `request.headers['sec-gpc']` is never there, where Express' are properties.
 * So have the cookies that frameworks put beside them.
 *
 * Told by what the request is declared to be, or by the framework that calls this file's functions.
 */
import { importOf } from '../../facts/import-of';
import type { Expr, FileFacts } from '../../facts/ir';
import type { Entry, Links } from '../../links/links';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { trackedIn } from '../serving/request';
import { readVariable } from '../syntax/variables';
import type { ForeignRef } from '../values/ref';

/** `at`: the access by name. */
export function isOfPlatformHeaders(m: Machine, f: Frame, { access }: ForeignRef, at: object | undefined): boolean {
  const part = access.path.at(-1);
  if (part !== 'headers' && part !== 'cookies') return false;
  if (access.root.kind === 'package') return /^next\/(?:headers|server)$/.test(access.root.spec);
  const { k, obj: holder } = (at ?? {}) as { readonly k?: string; readonly obj?: Expr };
  if ((k !== 'member' && k !== 'index') || !holder) return false;
  const { facts } = f.unit;
  if (holder.k === 'ref')
    return part === 'headers' ? isDeclared(facts, holder, 'Headers') : isGivenByPlatform(m.links, facts, holder);
  if (holder.k !== 'member') return false;
  const request = holder.obj;
  if (isOfHono(m, f, request)) return true;
  // Hono's `c.req.raw` is the platform's, and `event.node.req` Node's.
  if (request.k === 'member' && request.name !== 'request') return request.name === 'raw';
  if (request.k === 'ref' && isTyped(facts, request)) return isDeclared(facts, request, 'Request');
  const isGiven = request.k === 'ref' && facts.bindings[request.b]?.kind === 'param';
  return isCalledByPlatform(m.links, facts) || (isGiven && isHandedOn(m.links, f.ctx, MAX_HANDED));
}

/** `c.req.headers['sec-gpc']`: asked by `c.req.header`. */
function isOfHono(m: Machine, f: Frame, request: Expr): boolean {
  if (request.k !== 'member' || request.name !== 'req' || request.obj.k !== 'ref') return false;
  return trackedIn(m, readVariable(m, f, request.obj.b))?.dialect.name === 'hono';
}

/** SvelteKit's and Astro's `({ cookies }) => …` */
function isGivenByPlatform(links: Links, facts: FileFacts, { b }: { readonly b: number }): boolean {
  return (
    facts.bindings[b]?.kind === 'param' && facts.bindings[b]?.name === 'cookies' && isCalledByPlatform(links, facts)
  );
}

/** Helpers of helpers. */
const MAX_HANDED = 4;

/** `optedOut(request)`: a function elsewhere that is called by such a file. */
function isHandedOn(links: Links, ctx: Context, depth: number): boolean {
  return [...ctx.callers.keys()].some(
    (it) => isCalledByPlatform(links, it.unit.facts) || (depth > 0 && isHandedOn(links, it, depth - 1)),
  );
}

function isTyped(facts: FileFacts, { b }: { readonly b: number }): boolean {
  return facts.bindings[b]?.type !== undefined;
}

/** The platform's own name, which nobody imports, or Next's `NextRequest`. */
export function isDeclared(facts: FileFacts, { b }: { readonly b: number }, name: 'Request' | 'Headers'): boolean {
  const type = facts.bindings[b]?.type;
  if (!type) return false;
  const imported = type.b === undefined ? undefined : importOf(facts, type.b);
  if (imported) return imported.spec === 'next/server' && imported.imported === `Next${name}`;
  return type.b === undefined && type.name === name;
}

function isCalledByPlatform(links: Links, facts: FileFacts): boolean {
  return isCalledBy(links, facts, isPlatforms);
}

export function isCalledBy(links: Links, facts: FileFacts, of: (entry: Entry) => boolean): boolean {
  return links.entriesOf(facts).some(of);
}

/** A server's function that is given a request and no response to write into; others have requests or events of their own. */
function isPlatforms({ label, params = [], surface }: Entry): boolean {
  const isGiven = params[0] === 'request' || params[0] === 'context';
  return surface !== 'client' && isGiven && !params.includes('response') && !OTHERS.test(label);
}

const OTHERS = /^(?:(?:Lambda|function|request) handler|getServerSideProps)$/;
