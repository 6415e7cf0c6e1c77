/** Functions from outside as values: `fbq.apply(null, args)`, `mixpanel.track.bind(mixpanel)`. */
import type { CallSpec } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, Native } from '../machine/machine';
import { nativeNamed } from '../natives';
import { FUNCTION_METHODS } from '../natives/functions';
import { noteRequest } from '../natives/http';
import { elementsOf } from '../objects/list-elements';
import { nitroNames } from '../serving/nitro';
import { urlOf } from '../values/addresses';
import { foreignReceiver } from '../values/receiver';
import type { ForeignRef } from '../values/ref';

/** `call`, `apply` and `bind` of a vendor's function, or of one that is modelled. */
export function functionMethod(
  m: Machine,
  ref: ForeignRef,
): { readonly native: Native; readonly of: ForeignRef } | undefined {
  const { path } = ref.access;
  const name = path.at(-1);
  if ((name !== 'call' && name !== 'apply' && name !== 'bind') || path.length < 2) return undefined;
  const of = foreignReceiver(m.refs, ref);
  if (!m.catalogue.isVendors(of.access) && !nativeNamed(of.access, 'call')) return undefined;
  return { native: FUNCTION_METHODS[name], of };
}

/** `event.fetch(url)`, `client.post(url)`: whoever offers it, a vendor's address tells what it is. */
const REQUESTS = /^(?:\$?fetch|post|request)$/;

/** A package's `loadScript(url)`, `injectScript({ src })`, `scriptjs(url)`: named for what it does. */
const LOADS =
  /^(?:(?:load|inject|insert|append|add|attach|import|use)(?:External|Remote|Async)?Scripts?(?:Async|Once|Tag)?|load-?js|\$?script(?:js)?)$/i;

/** Packages that answer requests in a third party's place: an address that they are given is sent nothing. */
const ANSWERS =
  /^(?:msw|nock|fetch-mock|@fetch-mock\/.+|axios-mock-adapter|moxios|miragejs|pretender|@mswjs\/.+)(?:\/|$)/;

/** Functions that pass the request in hand on to an address, its headers and its body too; which argument the address is. */
const HANDS_ON: ReadonlyMap<string, number> = new Map([
  ['next/server#NextResponse.rewrite', 0],
  ['@vercel/edge#rewrite', 0],
  ['@vercel/functions#rewrite', 0],
  ['hono/proxy#proxy', 0],
  ...nitroNames(['proxyRequest', 'sendProxy']).map((name) => [name, 1] as const),
]);

export function noteHandedRequest(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec): void {
  const { root, path } = access;
  if (root.kind === 'package' && ANSWERS.test(root.spec)) return;
  const name = path.at(-1) ?? '';
  const own = name === 'default' && root.kind === 'package' ? root.spec : name;
  const handsOn = HANDS_ON.get(root.kind === 'package' ? `${root.spec}#${path.join('.')}` : path.join('.'));
  const isRequest = REQUESTS.test(name) || handsOn !== undefined;
  const use = isRequest ? 'http' : root.kind === 'package' && LOADS.test(own) ? 'script' : undefined;
  const given = call.args[handsOn ?? 0] ?? m.values.undefined;
  const list = use === 'script' && given.refs.some((it) => it.kind === 'object' && it.shape === 'array');
  const urls = list ? elementsOf(m, f, given, call.site).elements : [given];
  if (use) for (const it of urls) noteRequest(m, f, call, urlOf(m, f, it), use);
}
