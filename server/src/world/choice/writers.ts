/** Calls and assignments that store something under a key: cookies, browser storage, key-value stores. */
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { readMember } from '../objects/members';
import { isMemento } from '../outside/typed-stores';
import { literalArgument } from '../values/literal-arguments';
import type { ForeignRef } from '../values/ref';
import { isPartial, textOf } from '../values/strings';
import { onlyLiteral, type Value } from '../values/value';
import { noteCleared, noteKeySetBack } from './set-back';
import { areaIn } from './stored-areas';
import { isGpcHeader } from './stored-under';
import { EVERY_KEY, type Medium, noteWrite } from './written';

const SETTERS = /^(?:setItem|set|setCookie|cookie|put|setex|setCookies|setSync|hset|serialize|serializeCookie)$/;
const REMOVERS =
  /^(?:removeItem|remove|delete|clearCookie|deleteCookie|destroyCookie|del|unlink|removeCookie|deleteCookies)$/;
/** Of Redis: with no time left, it is gone. */
const EXPIRES = /^p?expire$/i;
/** All that is there goes. */
const CLEARERS = /^(?:clear|flushall|flushdb)$/i;
const MEMBER_CHANGES: ReadonlyMap<string, 'add' | 'remove' | 'remove field' | 'set field'> = new Map([
  ['sadd', 'add'],
  ['srem', 'remove'],
  ['zrem', 'remove'],
  ['hdel', 'remove field'],
  ['hset', 'set field'],
]);
/** Functions whose first argument is a request, a response or a context. */
const CONTEXT_FIRST = /^(?:setCookie|destroyCookie|deleteCookie)$/;

export function mediumOf({ access }: ForeignRef, method: string): Medium {
  const { path, root } = access;
  if (path[0] === 'localStorage' || path[0] === 'sessionStorage' || path.some((it) => /storage$/i.test(it)))
    return 'storage';
  const isCookie =
    path.some((it) => /cookie/i.test(it)) ||
    /cookie/i.test(method) ||
    (root.kind === 'package' && /cookie|nookies/i.test(root.spec));
  return isCookie ? 'cookie' : 'kv';
}

/** Of a request: it may not be there, although the consumer refused. */
export function mayBeMissing({ access: { path } }: ForeignRef, key: string): boolean {
  // Node writes all names small.
  if (isGpcHeader(key)) return /^headers$/i.test(path.at(-1) ?? '') && key !== key.toLowerCase();
  // `req.get('opt-out')` of Express.
  const isGet = path.join('.') === '?.get' && key.includes('-');
  // No browser sends one by itself, and a client may leave it out.
  return isGet || /^x-/i.test(key) || path.some((it) => /headers?$/i.test(it));
}

/** `Cookies.get(key)` in a browser: the consumer's own record, which is there and read at once; `cookieStore` promises it. */
export function isBrowserCookies(m: Machine, f: Frame, ref: ForeignRef): boolean {
  const { side } = f.ctx.mode;
  const isOpen = side === 'unknown' && (ref.origin === 'global' || m.links.surfaceOf(f.unit.facts) === 'client');
  const isBrowser = side === 'client' || isOpen;
  return isBrowser && mediumOf(ref, '') === 'cookie' && !ref.access.path.includes('cookieStore');
}

/** Libraries that read `document.cookie`. */
export function isScriptOnly({ access }: ForeignRef): boolean {
  return (
    access.root.kind === 'package' &&
    /^(?:js-cookie|universal-cookie|react-cookie|typescript-cookie|tiny-cookie|vue-cookies)$/.test(access.root.spec)
  );
}

/** True when it was one: then it reads nothing. */
export function noteWriter(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): boolean {
  const method = methodOf(ref);
  if (/^(?:setHeader|append|set|header|appendHeader)$/.test(method) && isSetCookie(call.args[0]))
    return noteHeader(m, f, call, call.args[1]);
  const area = areaIn(ref.access);
  if (method === 'clear' && area) {
    noteWrite(m, f, call.site, { key: EVERY_KEY, medium: 'storage', value: undefined, httpOnly: false, area });
    return true;
  }
  if (CLEARERS.test(method) && mediumOf(ref, method) === 'kv') noteCleared(m, f, 'kv');
  noteMember(m, f, method, call, mediumOf(ref, method));
  const removes = REMOVERS.test(method) || (EXPIRES.test(method) && isNoTime(call.args[1]));
  const isSetter = SETTERS.test(method) || (method === 'update' && isMemento(ref.access));
  if (!removes && !isSetter) return false;
  if (method === 'cookie' && call.args.length < 2) return false;
  const args =
    CONTEXT_FIRST.test(method) && call.args.length > 1 && keyIn(call.args[0]) === undefined
      ? call.args.slice(1)
      : call.args;
  const medium = mediumOf(ref, method);
  const key = keyIn(args[0]);
  if (key !== undefined) {
    const httpOnly = isHttpOnly(m, f, args[2]);
    noteWrite(m, f, call.site, {
      key,
      medium,
      value: removes || isOutlived(m, f, args[2]) ? undefined : storedText(m, args[1] ?? m.values.undefined),
      httpOnly,
      area,
    });
    return true;
  }
  // `for (const key of Object.keys(localStorage)) localStorage.removeItem(key)`
  if (removes && area && args[0]?.literals.length === 0) noteCleared(m, f, medium);
  if (args.length > 1) m.openKeys.add(medium);
  return !removes && args[0] ? noteObject(m, f, call, medium, args[0]) : false;
}

function isNoTime(given: Value | undefined): boolean {
  const time = given && onlyLiteral(given)?.literal;
  return typeof time === 'number' && time <= 0;
}

/** Members of a set, fields of a hash: `redis.srem('opted_out', id)`. */
function noteMember(m: Machine, f: Frame, method: string, { args }: CallSpec, medium: Medium): void {
  const change = MEMBER_CHANGES.get(method.toLowerCase());
  if (!change) return;
  const [first, second] = args.map((it) => keyIn(it));
  const key = change.endsWith('field') ? second : first;
  if (key === undefined) return;
  const value = change === 'add' ? m.values.true : change === 'set field' ? args[2] : undefined;
  noteKeySetBack(m, f, { medium, key, value });
}

function isSetCookie(name: Value | undefined): boolean {
  return /^set-cookie$/i.test((name && textOf(name)) ?? '');
}

/** `setHeader('Set-Cookie', 'ccpa_opt_out=1; HttpOnly')`. */
function noteHeader(m: Machine, f: Frame, call: CallSpec, value: Value | undefined): boolean {
  for (const literal of value?.literals ?? [])
    if (typeof literal === 'string') noteCookieText(m, f, call.site, literal);
  return true;
}

/** `document.cookie = 'ccpa_opt_out=1; path=/'`; with `max-age=0` or a date long gone it takes the cookie away. */
export function noteCookieText(m: Machine, f: Frame, site: CallSpec['site'], text: string): void {
  const entry = /^\s*([^=;]+)=([^;]*)(.*)$/s.exec(text);
  if (!entry?.[1]) return;
  const [, key = '', value = '', attributes = ''] = entry;
  const removes = /max-age=(?:0|-\d+)\b|expires=[^;]*\b(?:1970|1969)\b/i.test(attributes);
  const stored = isPartial(value) ? m.values.unknown : m.values.literal(decoded(value.trim()));
  noteWrite(m, f, site, {
    key: key.trim(),
    medium: 'cookie',
    value: removes ? undefined : stored,
    httpOnly: /;\s*httponly\b/i.test(attributes),
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `localStorage.ccpa_opt_out = '1'`; `value` undefined: it is deleted. */
export function noteStorageProperty(
  m: Machine,
  f: Frame,
  ref: ForeignRef,
  name: string,
  value: Value | undefined,
  site: CallSpec['site'],
): void {
  const area = areaIn(ref.access);
  if (!area || ref.access.path.length !== 1) return;
  noteWrite(m, f, site, { key: name, medium: 'storage', value: value && storedText(m, value), httpOnly: false, area });
}

/** `cookies().set({ name, value, httpOnly })`. */
function noteObject(m: Machine, f: Frame, call: CallSpec, medium: Medium, options: Value): boolean {
  const ref = options.refs[0];
  if (ref?.kind !== 'object') return false;
  const key = keyIn(readMember(m, f, options, 'name', undefined));
  if (key === undefined) return false;
  const isGone = isOutlived(m, f, options);
  const value = isGone ? undefined : storedText(m, readMember(m, f, options, 'value', undefined));
  noteWrite(m, f, call.site, { key, medium, value, httpOnly: isHttpOnly(m, f, options) });
  return true;
}

function methodOf({ access }: ForeignRef): string {
  const name = access.path.at(-1) ?? '';
  if (name === 'default' && access.root.kind === 'package') return access.root.spec.split('/').at(-1) ?? '';
  return name;
}

function keyIn(value: Value | undefined): string | undefined {
  const text = value && textOf(value);
  return text === undefined || text === '' ? undefined : text;
}

/** Stores keep texts. */
export function storedText(m: Machine, value: Value): Value {
  return m.values.make(
    value.literals.map((it) => (isPartial(it) ? it : String(it))),
    value.refs,
    value.unknown,
    [],
  );
}

/** `{ expires: -1 }`, `{ maxAge: 0 }`, `{ expires: new Date(0) }`: the cookie is gone at once. */
function isOutlived(m: Machine, f: Frame, options: Value | undefined): boolean {
  const [ref, ...others] = options?.refs ?? [];
  if (!options || ref?.kind !== 'object' || others.length > 0) return false;
  return ['maxAge', 'max-age', 'expires'].some((name) => {
    // Whoever is handed the object may put anything there; what is written is what counts.
    const { literals, refs } = readMember(m, f, options, name, undefined);
    const [date] = refs;
    if (!date) return literals.some((it) => typeof it === 'number' && it <= 0);
    const made = date?.kind === 'foreign' && date.access.path.at(-1) === 'Date' ? date.access.steps.at(-1) : undefined;
    return made?.how === 'new' && made.args.length === 1 && (made.args[0] === 0 || made.args[0] === 1);
  });
}

function isHttpOnly(m: Machine, f: Frame, options: Value | undefined): boolean {
  if (!options || onlyLiteral(options)) return false;
  const known = literalArgument(m, f, options);
  return (
    typeof known === 'object' &&
    known !== null &&
    !Array.isArray(known) &&
    (known as Record<string, unknown>).httpOnly === true
  );
}
