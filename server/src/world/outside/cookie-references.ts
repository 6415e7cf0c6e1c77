/** Nuxt's `useCookie` gives a reference, whether the cookie is there or not, to what is in it: JSON is read. */
import type { Access } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { storedText } from '../choice/writers';
import { noteWrite } from '../choice/written';
import { asJsonToo } from '../cookies/as-json';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import type { ForeignRef, Ref } from '../values/ref';
import { textOf } from '../values/strings';
import { onlyLiteral, type Value } from '../values/value';

/** Others of that name give a pair, as state is given. */
export function isCookieReference({ root, path }: Access): boolean {
  const isNuxts =
    root.kind === 'global' || (root.kind === 'package' && /^(?:#(?:app|imports)|nuxt)(?:\/|$)/.test(root.spec));
  return isNuxts && path.at(-1) === 'useCookie';
}

/** Of the cookie that a reference stands for. */
const keys = new WeakMap<object, string>();

/** Noted where anyone may run, whatever else it may be. `consent.value = 'granted'`; null and undefined take the cookie away. */
export function noteReferenceWrite(m: Machine, f: Frame, ref: Ref, value: Value, site: Site): void {
  const key = keys.get(ref);
  if (key === undefined) return;
  const only = onlyLiteral(value);
  const removes = only !== undefined && (only.literal === null || only.literal === undefined);
  noteWrite(m, f, site, { key, medium: 'cookie', value: removes ? undefined : storedText(m, value), httpOnly: false });
  // Each who asks has a reference of its own to the same cookie.
  if (f.state) writeCell(m, filled(m, key), value, f.ctx);
}

const filled = (m: Machine, key: string) => cellIn(m, m.provided, `cookie reference ${key}`);

export function referenceTo(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec, cookie: Value): Value {
  if (!isCookieReference(access)) return cookie;
  const key = call.args[0] && textOf(call.args[0]);
  const held = m.values.join(
    asJsonToo(m, cookie),
    key === undefined ? m.values.never : readCell(filled(m, key), f.ctx),
  );
  if (key !== undefined) for (const ref of held.refs) if (ref.kind === 'choice') keys.set(ref, key);
  const isMissing = cookie.literals.includes(undefined);
  if (!isMissing && !held.unknown) return held;
  const reference = m.refs.object(f.ctx, call.site, 'cookie', 'object');
  defineProperty(m, f, reference.heap, 'value', held, true);
  if (key !== undefined) keys.set(reference, key);
  const made = m.values.ref(reference);
  return m.values.withReads(isMissing ? made : m.values.join(held, made), cookie.reads);
}
