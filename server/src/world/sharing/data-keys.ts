/**
 * Which data leaves: keys of user data seen in the arguments, followed through objects and spreads, and in the query of
 * an address.
 */
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';

const WHO =
  '(?:user|customer|contact|lead|person|visitor|member|subscriber|shopper|buyer|guest|patient|employee|recipient|sender|payer|billing|shipping|profile)';
/** Of somebody, whoever it is said to be. */
const OF_A_PERSON =
  'uid|uuid|email|e_?mail|email_?address|phone|phone_?number|mobile|mobile_?(?:phone|number)|first_?name|last_?name|full_?name|display_?name|name|address|street|city|zip|zip_?code|postal_?code|country|ip|ip_?address|user_?agent|gender|birthday|birth_?date|date_?of_?birth|dob|age|avatar|location|latitude|longitude|external_?id';
/** By themselves. */
const ALONE =
  'anonymous_?id|distinct_?id|em|ph|username|client_?ip|traits|user_?data|fbp|fbc|gclid|fbclid|ttclid|msclkid|li_?fat_?id|click_?id|order_?id|revenue|session_?id|device_?id|advertising_?id|referrer|user';
const USER_DATA = new RegExp(`^(?:${ALONE}|(?:hashed_?|sha256_?)?(?:${WHO}_?)?(?:${OF_A_PERSON})|${WHO}_?id)$`, 'i');
/** Whatever it is put under: `{ contact: user.email }`. */
const NOTHING_ELSE = new RegExp(
  `^(?:(?:hashed_?|sha256_?)?(?:${WHO}_?)?(?:e_?mail(?:_?address)?|phone(?:_?number)?|mobile_?(?:phone|number)|first_?name|last_?name|full_?name|ip_?address|birth_?date|date_?of_?birth)|${WHO}_?id)$`,
  'i',
);
const MAX_DEPTH = 3;

/** `put`: keys under which something was put into what is sent: `form.append('email', …)`. */
export function dataKeys(
  _m: Machine,
  f: Frame,
  args: readonly Value[],
  url = '',
  put: readonly string[] = [],
): readonly string[] {
  const keys = new Set<string>(put.filter((it) => USER_DATA.test(it)));
  const seen = new Set<Ref>();
  for (const arg of args) collect(arg, 0);
  for (const [, name = ''] of url.matchAll(/[?&]([\w-]+)=/g)) if (USER_DATA.test(name)) keys.add(name);
  return [...keys].sort();

  function collect(value: Value, depth: number, isNamed = false): void {
    if (depth > MAX_DEPTH) return;
    for (const ref of value.refs) {
      if (ref.kind === 'foreign' && ref.origin !== 'env' && !isNamed) {
        const name = ref.access.path.at(-1) ?? '';
        if ((depth === 0 ? USER_DATA : NOTHING_ELSE).test(name)) keys.add(name);
      }
      if (ref.kind !== 'object' || seen.has(ref)) continue;
      seen.add(ref);
      for (const [name, cell] of ref.heap.props) {
        const isNamed = USER_DATA.test(name);
        if (isNamed) keys.add(name);
        collect(readCell(cell, f.ctx), depth + 1, isNamed);
      }
      collect(readCell(ref.heap.rest, f.ctx), depth + 1);
    }
  }
}
