/**
 * Next.js and Astro answer a cookie as an object: `cookies.get('opt_out') === '1'` holds for nobody, its `value` may be `'1'`.
 */
import type { Expr, FileFacts } from '../../facts/ir';
import type { Entry, Links } from '../../links/links';
import { callValue } from '../calls/calls';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine, Native } from '../machine/machine';
import { parsedTexts } from '../natives/json';
import { defineProperty, readMember } from '../objects/members';
import type { ForeignRef } from '../values/ref';
import { isNullish, mayBeNothing, type Value } from '../values/value';
import { isCalledBy, isDeclared } from './platform-headers';

/** `stored`: the text; `ref`: what is called. */
export function asCookieEntry(m: Machine, f: Frame, ref: ForeignRef, site: Site, stored: Value): Value {
  if (!answersEntries(m, f, ref, site)) return stored;
  const { literals, refs, unknown, reads } = stored;
  const texts = literals.filter((it) => !isNullish(it));
  const isThere = texts.length > 0 || refs.length > 0 || unknown;
  if (!isThere) return stored;
  const text = m.values.make(texts, refs, unknown, reads);
  // Astro's are asked by methods, too: `boolean()`.
  const entry = m.refs.object(f.ctx, site, 'cookie', 'object', text);
  const own = (name: string, value: Value) => defineProperty(m, f, entry.heap, name, value, true);
  own('value', text);
  for (const name of METHODS) own(name, methodOf(m, name, text));
  const mayLack = unknown || texts.length < literals.length || refs.some(mayBeNothing);
  return m.values.make(mayLack ? [undefined] : [], [entry], false, reads);
}

const METHODS = ['boolean', 'number', 'json'];

function methodOf(m: Machine, name: string, text: Value): Value {
  const ask: Native = (mm, ff, { args, site }) =>
    name === 'json'
      ? parsedTexts(mm, ff, { site }, text)
      : callValue(mm, ff, { callee: readMember(mm, ff, text, name, undefined), self: text, args, site });
  return m.values.ref(m.refs.native(`cookie ${name} ${text.shape}`, ask, text));
}

function answersEntries(m: Machine, f: Frame, { access: { root, path } }: ForeignRef, site: Site): boolean {
  if (path.at(-1) !== 'get' || path.at(-2) !== 'cookies') return false;
  if (root.kind === 'package') return /^next\/(?:headers|server)$/.test(root.spec);
  if (path[0] === 'Astro') return true;
  const { facts } = f.unit;
  const callee = site.k === 'call' ? site.callee : undefined;
  if (callee?.k !== 'member') return false;
  const request = callee.obj.k === 'member' ? callee.obj.obj : undefined;
  if (request?.k === 'ref' && facts.bindings[request.b]?.type) return isDeclared(facts, request, 'Request');
  return isParam(facts, request ?? callee.obj) && isOfSuch(m.links, facts, request !== undefined);
}

function isParam(facts: FileFacts, x: Expr): boolean {
  return x.k === 'ref' && facts.bindings[x.b]?.kind === 'param';
}

/** Next.js' routes and middleware are given a request, Astro's a context, which may be taken apart. */
function isOfSuch(links: Links, facts: FileFacts, isWhole: boolean): boolean {
  const isAstro = ({ params = [] }: Entry) => params[0] === 'context' && ASTRO.test(facts.path);
  const isNext = ({ label, params = [] }: Entry) => isWhole && params[0] === 'request' && NEXT.test(label);
  return isCalledBy(links, facts, (it) => isAstro(it) || isNext(it));
}

const ASTRO = /(?:^|\/)src\/(?:pages\/|middleware(?:\/index)?\.|actions\/)/;
const NEXT = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) handler$|^middleware$/;
