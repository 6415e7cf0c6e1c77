/** Reading by key: `cookies.get('ccpa_opt_out')`, `req.headers['sec-gpc']`, `redis.hget(…)`. */
import type { Access } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { asTextOnly } from '../choice/choices';
import { seedMember } from '../choice/preferences';
import { areaIn } from '../choice/stored-areas';
import { memberUnder, storedUnder } from '../choice/stored-under';
import { isBrowserCookies, isScriptOnly, mayBeMissing, mediumOf } from '../choice/writers';
import { jar, present } from '../cookies/jar';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { parsedTexts } from '../natives/json';
import { forwardedHeader } from '../serving/forwarded-headers';
import { handedByKey } from '../serving/handed-names';
import { putInSession, putUnder } from '../serving/rewritten';
import { raise } from '../syntax/jumps';
import { literalArgument } from '../values/literal-arguments';
import { foreignReceiver } from '../values/receiver';
import type { ForeignRef } from '../values/ref';
import { isOfRows } from '../values/rows';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { asCookieEntry } from './cookie-entries';
import { editorSetting } from './editor-settings';
import { isKeptForAll } from './kept-for-all';
import { isOfPageAddress } from './page-address';
import { asAnswered } from './promising-stores';
import { asKept, asKeptInSession, isOfSession, isStorageArea, keepsTypes } from './typed-stores';

/** Containers whose entries are named by keys. */
export const KEYED = /cookie|header|storage|session|cache|redis|store|kv$/i;
const KEYED_METHODS = new Set([
  'get',
  'getItem',
  'getCookie',
  'cookie',
  'header',
  'getHeader',
  'getRequestHeader',
  'hget',
  'getSync',
  'getString',
  'getBoolean',
  'load',
  'read',
  'value',
  'has',
  'getCookieValue',
  'getSignedCookie',
  'useCookie',
  'exists',
  'hasItem',
  'hGet',
  'getItemAsync',
]);
/** Is it a member of a set, or a field of a hash? */
const MEMBERSHIP = /^(?:s_?is_?member|hexists)$/i;
/** ioredis; node-redis 4 answers by a boolean, under names in camel case. */
const COUNTS = /^[a-z]+$/;

export function seedKeyed(
  m: Machine,
  f: Frame,
  store: ForeignRef,
  key: string,
  at: object | undefined,
): Value | undefined {
  const found = storedUnder(m, f, key, at, {
    medium: mediumOf(store, ''),
    script: isScriptOnly(store),
    area: areaIn(store.access),
  });
  const value = found && keptIn(m, f, store, key, found);
  return value && mayBeMissing(store, key) ? m.values.join(value, m.values.undefined) : value;
}

function keptIn(m: Machine, f: Frame, { access }: ForeignRef, key: string, value: Value): Value {
  if (isBrowserStorage(access)) return asTextOnly(m, value, 'stored');
  return isOfSession(access) ? asKeptInSession(m, key, value, putInSession(m, f, key)) : value;
}

export function keyedRead(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, name: string): Value | undefined {
  const setting = editorSetting(m, f, ref, call);
  if (setting) return setting;
  const found = entryRead(m, f, ref, call, name);
  return found && asAnswered(m, f, ref, call, found);
}

function entryRead(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, name: string): Value | undefined {
  const asksMember = MEMBERSHIP.test(name);
  const isReader = asksMember || KEYED_METHODS.has(name);
  if (!isReader || isOfPageAddress(f, ref) || isStorageArea(ref.access) || isNewSession(ref)) return undefined;
  for (const [position, arg] of call.args.slice(0, name === 'getSignedCookie' ? 3 : 2).entries()) {
    const key = textOf(arg) ?? keyBelow(ref);
    // Sequelize, Mongoose: `row.get('optedOut')`
    if (key !== undefined && name === 'get' && isOfRows(ref.access))
      return seedMember(m, f, foreignReceiver(m.refs, ref), key, call.site);
    if (key?.toLowerCase() === 'cookie' && /^(?:get|header|getHeader|getRequestHeader)$/.test(name)) return jar(m);
    const forwarded = key === undefined || name === 'has' ? undefined : forwardedHeader(m, f, key);
    if (forwarded && isOfHeaders(ref, name)) return forwarded;
    if (key === undefined || isKeptForAll(f, ref, call, position)) continue;
    const seeded = asksMember
      ? memberUnder(m, f, key, call.site, { keyed: mediumOf(ref, ''), counted: COUNTS.test(name) })
      : seedKeyed(m, f, ref, key, call.site);
    if (!seeded) continue;
    const stored = m.values.join(seeded, putUnder(m, f, call.site, key));
    const value = asCookieEntry(m, f, ref, call.site, stored);
    if (!isBrowserStorage(ref.access) && !isBrowserCookies(m, f, ref)) raise(m, f, m.values.unknown);
    if (name === 'has' || name === 'exists' || name === 'hasItem') return present(m, value, undefined);
    if (keepsTypes(ref.access)) return asKept(m, key, value);
    if (position === 0 && asksForJson(m, f, call.args[1])) return parsedTexts(m, f, call, value);
    return ref.origin === 'unknown' ? m.values.join(value, handedByKey(m, f, key)) : value;
  }
  if (isBrowserStorage(ref.access)) return m.values.unknown;
  return undefined;
}

/** `env.KV.get(key, 'json')`, `env.KV.get(key, { type: 'json' })` */
function asksForJson(m: Machine, f: Frame, how: Value | undefined): boolean {
  const asked = how && literalArgument(m, f, how);
  return asked === 'json' || (typeof asked === 'object' && asked !== null && 'type' in asked && asked.type === 'json');
}

function isOfHeaders({ access: { path } }: ForeignRef, name: string): boolean {
  return /header/i.test(name) || path.some((it) => /^headers$/i.test(it));
}

/** `useStorage('opt-outs').getItem(user.id)`: what it keeps is named by where. */
function keyBelow({ access: { path, steps } }: ForeignRef): string | undefined {
  const [base] = steps.find(({ after }) => path[after - 1] === 'useStorage')?.args ?? [];
  return typeof base === 'string' ? `${base}:\u0000` : undefined;
}

/** `await getSession()` of Remix, which is given no cookie: it holds nothing yet. */
function isNewSession({ access: { root, path, steps } }: ForeignRef): boolean {
  const last = steps.at(-1);
  const isSession = root.kind === 'package' && path.at(-2) === 'getSession' && last?.after === path.length - 1;
  return isSession && last.args.length === 0;
}

function isBrowserStorage({ root, path }: Access): boolean {
  return root.kind === 'global' && (path[0] === 'localStorage' || path[0] === 'sessionStorage');
}
