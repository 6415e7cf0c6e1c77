/** Libraries that take the text of a `Cookie` header apart, or that of a request. */
import { jarOf } from '../jar';
import type { Native } from '../machine';
import type { Value } from '../value';

/** What a request's header holds, as an object by names. */
const parsed: Native = (m, _f, call) => {
  const given = call.args[0];
  const known: Value = jarOf(m, 'all');
  const isText = given?.refs.some((it) => it.kind === 'choice' && it.form === 'jar');
  return m.prior && isText ? known : m.values.join(known, m.values.unknown);
};

/** h3: the cookies of the request. */
const ofRequest: Native = (m) => jarOf(m, 'all');

export const COOKIES: Readonly<Record<string, Native>> = {
  'cookie#parse': parsed,
  'cookie#parseCookie': parsed,
  'h3#parseCookies': ofRequest,
  parseCookies: ofRequest,
  'new URLSearchParams': (m, _f, call) => {
    const given = call.args[0];
    if (given?.refs.some((it) => it.kind === 'choice' && it.form === 'jar')) return given;
    return m.values.ref(m.refs.after(call.self.refs[0] as never, { how: 'new', args: [] }));
  },
};
