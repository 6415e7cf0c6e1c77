/**
 * Which data leaves: keys of user data seen in the arguments, followed through objects and spreads, and in the query of
 * an address.
 */
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';

const USER_DATA =
  /^(?:user_?id|uid|anonymous_?id|distinct_?id|customer_?id|external_?id|email|e_?mail|em|phone|phone_?number|ph|first_?name|last_?name|full_?name|name|username|address|street|city|zip|postal_?code|country|ip|ip_?address|client_?ip|user_?agent|gender|birthday|date_?of_?birth|dob|age|traits|user|user_?data|fbp|fbc|gclid|fbclid|ttclid|order_?id|revenue|location|latitude|longitude|session_?id|device_?id|advertising_?id|referrer)$/i;
const MAX_DEPTH = 3;

export function dataKeys(_m: Machine, f: Frame, args: readonly Value[], url = ''): readonly string[] {
  const keys = new Set<string>();
  const seen = new Set<Ref>();
  for (const arg of args) collect(arg, 0);
  for (const [, name = ''] of url.matchAll(/[?&]([\w-]+)=/g)) if (USER_DATA.test(name)) keys.add(name);
  return [...keys].sort();

  function collect(value: Value, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const ref of value.refs) {
      if (ref.kind === 'foreign') {
        const name = ref.access.path.at(-1) ?? '';
        if (depth === 0 && USER_DATA.test(name) && ref.origin !== 'env') keys.add(name);
      }
      if (ref.kind !== 'object' || seen.has(ref)) continue;
      seen.add(ref);
      for (const [name, cell] of ref.heap.props) {
        if (USER_DATA.test(name)) keys.add(name);
        collect(readCell(cell, f.ctx), depth + 1);
      }
      collect(readCell(ref.heap.rest, f.ctx), depth + 1);
    }
  }
}
