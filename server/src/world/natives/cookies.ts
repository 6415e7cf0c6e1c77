/** Libraries that take the text of a `Cookie` header apart, or that of a request. */
import { promiseResolved } from '../calls/promises';
import { cookieUnder } from '../choice/stored-under';
import { decoded } from '../cookies/as-json';
import { jarOf } from '../cookies/jar';
import type { Native } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { noteText } from '../sharing/sent-texts';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';

/** What a request's header holds, as an object by names. */
const parsed: Native = (m, _f, call) => {
  const given = call.args[0];
  const known: Value = jarOf(m, 'all');
  const isText = given?.refs.some((it) => it.kind === 'choice' && it.form === 'jar');
  return m.prior && isText ? known : m.values.join(known, m.values.unknown);
};

/** h3: the cookies of the request. */
const ofRequest: Native = (m) => jarOf(m, 'all');

/** Remix, React Router: `createCookie('consent')`, whose `parse` gives what is stored, decoded. */
const createCookie: Native = (m, f, call) => {
  const name = wholeText(call.args[0] ?? m.values.unknown);
  const cookie = m.refs.object(f.ctx, call.site, 'cookie', 'object', foreignUnknown(m));
  const parse: Native = (mm, ff, it) => {
    const stored = name === undefined ? undefined : cookieUnder(mm, ff, name, it.site);
    return promiseResolved(mm, ff, it.site, stored ? decoded(mm, stored) : mm.values.unknown);
  };
  const native = m.refs.native(`cookie parse ${cookie.id}`, parse, m.values.undefined);
  defineProperty(m, f, cookie.heap, 'parse', m.values.ref(native), true);
  return m.values.ref(cookie);
};

export const COOKIES: Readonly<Record<string, Native>> = {
  'cookie#parse': parsed,
  'cookie#parseCookie': parsed,
  'h3#parseCookies': ofRequest,
  parseCookies: ofRequest,
  ...Object.fromEntries(
    ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', 'react-router'].map((spec) => [
      `${spec}#createCookie`,
      createCookie,
    ]),
  ),
  'new URLSearchParams': (m, f, call) => {
    const given = call.args[0];
    if (given) noteText(f, call.site, given);
    if (given?.refs.some((it) => it.kind === 'choice' && it.form === 'jar')) return given;
    return m.values.ref(m.refs.after(call.self.refs[0] as never, { how: 'new', args: [] }));
  },
};
