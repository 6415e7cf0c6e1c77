/**
 * Stores that answer by a promise: `redis.get(…)`, `env.PREFS.get(…)`, `AsyncStorage.getItem(…)`. What is compared with a
 * text before it is awaited is no text.
 */
import type { Access } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { promiseResolved } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';
import { isOfBinding } from './kept-for-all';

const PACKAGES =
  /^(?:ioredis|redis|@redis\/client|@upstash\/redis|@vercel\/(?:kv|edge-config)|keyv|memjs|cache-manager|@netlify\/blobs|unstorage|localforage|idb-keyval|@react-native-async-storage\/async-storage|@react-native-community\/async-storage|expo-secure-store|react-native-encrypted-storage|react-native-sensitive-info|@capacitor\/preferences|@ionic\/storage.*)$/;
const NAMED = /^(?:redis(?:Client)?|kv|AsyncStorage|localforage|cookieStore|EncryptedStorage)$/i;
/** It answers all at once, or at once. */
const GATHERS = /^(?:pipeline|multi|batch)$/;
const AT_ONCE = /Sync$|^getItem$/;

/** `value`: what is stored. */
export function asAnswered(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec, value: Value): Value {
  if (!isPromising(access) || hasCallback(call)) return value;
  const promise = promiseResolved(m, f, call.site, value, 'stored');
  // A store may be out of reach.
  for (const ref of promise.refs) if (ref.kind === 'promise') writeCell(m, ref.rejection, m.values.unknown, f.ctx);
  return promise;
}

function isPromising(access: Access): boolean {
  const { root, path } = access;
  if (path.some((it) => GATHERS.test(it))) return false;
  if (root.kind === 'package' && root.spec === 'expo-secure-store' && AT_ONCE.test(path.at(-1) ?? '')) return false;
  if (root.kind === 'package' && PACKAGES.test(root.spec)) return true;
  return NAMED.test(path.at(-2) ?? '') || isOfBinding(access);
}

/** As Redis' client was once asked: `client.get(key, (error, value) => …)`. */
function hasCallback({ args }: CallSpec): boolean {
  return args.some(({ refs }) => refs.some((it) => it.kind === 'function'));
}
