/**
 * Values by key that are the same for every consumer: a program's settings, which its operator decided, and what a
 * server's store holds under a key that names nobody. Not in a program that one user runs: there both are the user's.
 */
import type { Access } from '../../catalogue/catalogue';
import { isSettingsName } from '../../catalogue/lexicon/settings';
import type { CallSpec } from '../calls/calls';
import { mediumOf } from '../choice/writers';
import { askedOfTenant } from '../database/several';
import type { Frame } from '../machine/frame';
import type { ForeignRef } from '../values/ref';
import { isPartial, textOf, wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { isKeyOfNobody } from './nobodys-keys';

const SETTINGS = /^(?:@nestjs\/config|config|nconf|convict|env-var|envalid|@fastify\/env)$/;
const STORES =
  /^(?:ioredis|redis|@redis\/client|@upstash\/redis|@vercel\/(?:kv|edge-config)|keyv|node-cache|lru-cache|memjs|memcached|cache-manager)$/;
const STORAGES = /^(?:unstorage|#imports|nitropack.*|@netlify\/blobs|level|node-persist)$/;
const STORE_NAME = /^(?:redis|kv|cache|env|flags)\w{0,8}$|(?:Redis|K[vV]|Cache|Env|Flags)$/;
/** As people name what is set where a program is installed. */
const SETTING_KEY = /^[A-Z][A-Z\d_.]*_[A-Z\d_.]*$/;

const MEMBER_METHODS = /^(?:sismember|sIsMember|hget|hGet|hexists|hExists|zscore|zScore|getbit|getBit)$/;

/** `siteConfig`, `useConfig()`, `await getInstanceSettings()`. */
export function isConfiguration(f: Frame, { root, path }: Access): boolean {
  if (f.unit.isOfOneUser) return false;
  const name = path.at(-1) ?? '';
  const isDefault = root.kind === 'package' && (path.length === 0 || name === 'default');
  return isSettingsName(isDefault ? (root.spec.split('/').at(-1) ?? '') : name);
}

/** `position`: of the key among the arguments. */
export function isKeptForAll(f: Frame, ref: ForeignRef, { args, site }: CallSpec, position: number): boolean {
  const { root, path } = ref.access;
  const receiver = path.at(-2) ?? '';
  const isServer = f.ctx.mode.side !== 'client' && !f.unit.isOfOneUser;
  const isStorage = isOfStorage(ref.access);
  if (!isServer || (mediumOf(ref, '') !== 'kv' && !isStorage)) return false;
  const spec = root.kind === 'package' ? root.spec : '';
  if (SETTINGS.test(spec) || isSettingsName(receiver)) return true;
  // `redis.hget(user.id, 'opted_out')` asks for somebody's, `redis.sismember('opted_out', user.id)` does.
  const named = MEMBER_METHODS.test(path.at(-1) ?? '') ? args : args.slice(0, position + 1);
  const written = 'k' in site && site.k === 'call' ? site.args : [];
  if (!named.every((it, i) => isKeyOfNobody(f, it, written[i]))) return false;
  return (
    isStorage ||
    STORES.test(spec) ||
    STORE_NAME.test(receiver) ||
    isOfBinding(ref.access) ||
    SETTING_KEY.test(textOf(named.at(-1) as Value) ?? '')
  );
}

/** `useStorage('data')` of Nitro. */
function isOfStorage({ root, path }: Access): boolean {
  return (root.kind === 'package' && STORAGES.test(root.spec)) || path.includes('useStorage');
}

const ENTRY = /^(?:get|getItem|mget|mGet|hget|hGet|getJSON|getWithMetadata|value|read)$/;

/** `kv.get('settings')` of a server: the same entry for all. */
export function isEntryOfAll(f: Frame, ref: ForeignRef, call: CallSpec): boolean {
  if (!ENTRY.test(ref.access.path.at(-1) ?? '') || call.args.length === 0) return false;
  if (isOfStorage(ref.access) && isOnServer(f)) return wholeText(call.args[0] as Value) !== undefined;
  return isKeptForAll(f, ref, call, 0);
}

/** It answers many consumers. */
export function isOnServer({ ctx, unit }: Frame): boolean {
  return ctx.mode.side === 'server' && !unit.isOfOneUser;
}

const APPS = /^(?:app|server)$/;
const OF_APP = /^(?:locals|settings|context|app|engine)$/;

/** A member of a server's own objects (`req.app.locals.x`, `server.app.x`), or of a document that is asked for by a name. */
export function isHeldForAll(f: Frame, { root, path, steps }: Access): boolean {
  if (f.ctx.mode.side === 'client' || f.unit.isOfOneUser) return false;
  const last = path.at(-1) ?? '';
  const isMade = root.kind === 'package' && path.length <= 2 && steps.length > 0;
  const isOfApp = (it: string, i: number) => OF_APP.test(it) && APPS.test(path[i - 1] ?? '');
  const asks = Math.max(0, ...steps.map(({ after }) => after));
  if (path.some((it, i) => i >= asks && isOfApp(it, i)) || (isMade && OF_APP.test(last))) return true;
  if (root.kind === 'global' && path.length > 1 && APPS.test(last)) return true;
  const asked = steps.filter(({ after }) => /^(?:doc|hgetall|hGetAll|hmget)$/.test(path[after - 1] ?? ''));
  return asked.length > 0 && asked.every(({ args: [key] }) => typeof key === 'string' && !isPartial(key));
}

const TENANT = /^(?:tenant|organi[sz]ation|org|workspace|company|site|shop|instance|merchant|reseller|dealer)s?$/i;

/** `(await db.organization.findUnique(…)).analyticsEnabled`, `req.tenant.trackingEnabled`: its operator's switch. */
export function isOfTenant(f: Frame, { path, steps }: Access): boolean {
  if (f.unit.isOfOneUser) return false;
  // One row, whoever's, of those that a tenant has.
  const isPicked = steps.some(({ rows }) => rows?.one) || path.some((it) => /^\d+$/.test(it));
  if (isPicked && askedOfTenant({ steps })) return true;
  const called = new Set(steps.map(({ after }) => after - 1));
  const names = path.filter((it, i) => !called.has(i) && !/^(?:\d+|\[\]|rows|data)$/.test(it));
  return TENANT.test(names.at(-1) ?? '');
}

/** `settings.allowTracking`, of a package: whatever a server holds there is there for all. */
export function isOfProcess(f: Frame, { root, steps }: Access): boolean {
  return root.kind === 'package' && steps.length === 0 && isOnServer(f);
}

/** `env.CONSENT.get(…)`, `env.DB.prepare(…)`: an environment's setting has no methods, Cloudflare's stores do. */
export function isOfBinding({ path }: Access): boolean {
  const [before, env, binding = '', method = ''] = path.length > 3 ? path.slice(-4) : ['', ...path.slice(-3)];
  // A worker is given the environment itself.
  const isEnvironment = env === 'env' ? before !== 'process' : env === '?' && before === '';
  return isEnvironment && isBinding(binding) && /^(?:get|getWithMetadata|prepare)$/.test(method);
}

/** As Cloudflare's stores are called: `CONSENT`. */
export function isBinding(name: string): boolean {
  return /^[A-Z][A-Z\d_]*$/.test(name);
}

const FILES = /^(?:node:)?fs(?:\/promises)?$|^fs-extra$/;

/** `readFileSync('settings.json')` of a server: one file for all. */
export function isFixedFile(f: Frame, { root, path, steps }: Access): boolean {
  if (!isOnServer(f) || root.kind !== 'package' || !FILES.test(root.spec)) return false;
  const name = steps[0]?.args[0];
  return /^read(?:File|Json)(?:Sync)?$/.test(path.at(-1) ?? '') && typeof name === 'string' && !isPartial(name);
}
