/** Nuxt's `useCookie` gives a reference, whether the cookie is there or not, to what is in it: JSON is read. */
import { asJsonToo } from '../cookies/as-json';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { defineProperty } from '../objects/members';
import type { ForeignRef } from '../values/ref';
import type { Value } from '../values/value';

export function referenceTo(m: Machine, f: Frame, { access }: ForeignRef, site: Site, cookie: Value): Value {
  if (access.path.at(-1) !== 'useCookie') return cookie;
  const held = asJsonToo(m, cookie);
  if (!cookie.literals.includes(undefined)) return held;
  const reference = m.refs.object(f.ctx, site, 'cookie', 'object');
  defineProperty(m, f, reference.heap, 'value', held, true);
  return m.values.withReads(m.values.ref(reference), cookie.reads);
}
