/** Nuxt's `useCookie` gives a reference, whether the cookie is there or not. */
import type { Site } from './context';
import type { Frame } from './frame';
import type { Machine } from './machine';
import { defineProperty } from './members';
import type { ForeignRef } from './ref';
import type { Value } from './value';

export function referenceTo(m: Machine, f: Frame, { access }: ForeignRef, site: Site, cookie: Value): Value {
  if (access.path.at(-1) !== 'useCookie' || !cookie.literals.includes(undefined)) return cookie;
  const reference = m.refs.object(f.ctx, site, 'cookie', 'object');
  defineProperty(m, f, reference.heap, 'value', cookie, true);
  return m.values.withReads(m.values.ref(reference), cookie.reads);
}
