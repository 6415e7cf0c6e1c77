/** `new URL(…)`, `new Request(…)`: objects that stand for an address; and functions of packages that make one. */
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import { asText, below, urlOf } from '../values/addresses';
import { concatenated } from '../values/strings';
import type { Value } from '../values/value';

const newUrl: Native = (m, f, call) => {
  const url = m.refs.object(f.ctx, call.site, 'url', 'object', foreignUnknown(m));
  const self = m.values.ref(url);
  defineProperty(m, f, url.heap, 'href', hrefOf(m, f, call), true);
  for (const name of ['toString', 'toJSON']) {
    const native: Native = (inner, frame, { self: of }) => asText(inner, frame, of);
    defineProperty(m, f, url.heap, name, m.values.ref(m.refs.native(`url ${name}`, native, self)), true);
  }
  return self;
};

/** What is put into its query later is not known. */
function hrefOf(m: Machine, f: Frame, { args: [path = m.values.undefined, base] }: NativeCall): Value {
  const given = asText(m, f, path);
  const address = base ? below(m, asText(m, f, urlOf(m, f, base)), given) : given;
  const hasQuery = address.literals.some((it) => typeof it === 'string' && it.includes('?'));
  return concatenated(m.values, [address, `${hasQuery ? '&' : '?'}\u0000`]);
}

const newRequest: Native = (m, f, call) => {
  const request = m.refs.object(f.ctx, call.site, 'request', 'object', foreignUnknown(m));
  defineProperty(m, f, request.heap, 'url', urlOf(m, f, call.args[0] ?? m.values.undefined), true);
  return m.values.ref(request);
};

/** `withQuery(url, { id })`, `stringifyUrl({ url, query })` */
const withQuery: Native = (m, f, call) => hrefOf(m, f, { ...call, args: [urlOf(m, f, argument(m, call, 0))] });

/** `joinURL(base, 'v1', 'track')` */
const joined: Native = (m, f, { args: [base, ...parts] }) =>
  parts.reduce((it, part) => below(m, it, asText(m, f, part)), asText(m, f, base ?? m.values.undefined));

/** `withBase('/track', base)` */
const withBase: Native = (m, f, call) => joined(m, f, { ...call, args: [argument(m, call, 1), argument(m, call, 0)] });

/** What is tidied up about it says nothing of whose it is. */
const same: Native = (m, f, call) => asText(m, f, argument(m, call, 0));

function argument(m: Machine, { args }: NativeCall, i: number): Value {
  return args[i] ?? m.values.undefined;
}

const TIDIED = ['withTrailingSlash', 'withoutTrailingSlash', 'withHttps', 'normalizeURL', 'cleanDoubleSlashes'];

export const URLS: Readonly<Record<string, Native>> = {
  'new URL': newUrl,
  'url#URL': newUrl,
  'new url#URL': newUrl,
  'new node:url#URL': newUrl,
  'new Request': newRequest,
  // What is set on it then (`hostname`) tells where the request goes.
  'next/server#NextRequest.nextUrl.clone()': newUrl,
  'ufo#withQuery': withQuery,
  'ufo#withFragment': withQuery,
  'ufo#withBase': withBase,
  'ufo#joinURL': joined,
  ...Object.fromEntries(TIDIED.map((name) => [`ufo#${name}`, same])),
  'url-join': joined,
  'query-string#stringifyUrl': withQuery,
  'query-string#default.stringifyUrl': withQuery,
};
