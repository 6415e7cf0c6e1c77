/** Requests: `fetch`, beacons and the usual clients, by the URL that they go to. */
import { isSettingsName } from '../../catalogue/lexicon/settings';
import { escape } from '../calls/escape';
import { isConsentService } from '../choice/consent-service';
import { noteRemoval } from '../choice/deeds';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { readMember } from '../objects/members';
import { saysRemoval } from '../sharing/removals';
import { recordSink } from '../sharing/sinks';
import { raise } from '../syntax/jumps';
import { asText, below, type UrlUse, urlOf, vendorUrls, withBase } from '../values/addresses';
import { certainProperty, onlyObject } from '../values/certain-arguments';
import type { Ref } from '../values/ref';
import { concatenated, isPartial, wholeText } from '../values/strings';
import { onlyString, type Value } from '../values/value';

/** `deletes`: `axios.delete(url)`. */
function sends(use: UrlUse, urlAt: (m: Machine, f: Frame, call: NativeCall) => Value, deletes = false): Native {
  return (m, f, call) => {
    const url = urlAt(m, f, call);
    noteRequest(m, f, call, url, use, deletes);
    for (const arg of call.args) escape(m, f, arg, call.site);
    raise(m, f, m.values.unknown);
    const ref = call.self.refs[0];
    if (ref?.kind !== 'foreign') return m.values.unknown;
    const service = url.literals.find((it) => typeof it === 'string' && isConsentService(it));
    const answer = m.refs.after(ref, { how: call.isNew ? 'new' : 'call', args: service ? [service] : [] });
    return m.values.ref(isConfigured(f, url) || isForAll(f, call, url) ? m.refs.foreign(answer.access, 'env') : answer);
  };
}

/** One file for all: `https://flags.example/x.json`. */
const STATIC =
  /^[^?#]*(?:\.(?:json5?|ya?ml|txt)|[/_-](?:feature-?)?(?:flags|features|toggles|experiments))\/?(?:[?#].*)?$/i;

/** An address without anybody's name, asked by nobody in particular: no consumer's browser, no header, nothing sent. */
function isForAll(f: Frame, { args, self }: NativeCall, { literals, refs, unknown }: Value): boolean {
  if (f.unit.isOfOneUser) return false;
  const isServer = f.ctx.mode.side === 'server' && !f.ctx.mode.markup;
  const isOfOperator =
    literals.length === 0 && !unknown && refs.every((it) => it.kind === 'foreign' && it.origin === 'env');
  if (isOfOperator) return isServer && args.length < 2;
  if (unknown || refs.length > 0) return false;
  const made = self.refs.some((it) => it.kind === 'foreign' && it.access.steps.length > 0);
  if (literals.every((it) => typeof it === 'string' && !isPartial(it) && STATIC.test(it))) return true;
  if (!isServer || made || args.length > 1) return false;
  return literals.every((it) => typeof it === 'string' && it.lastIndexOf('\u0000') <= 0);
}

/** `fetch('/api/config')`: what the operator decided, whatever its fields are called. */
function isConfigured(f: Frame, url: Value): boolean {
  const [, path] = /^([^?#]*?)(?:\.json|\/)?(?:[?#].*)?$/s.exec(wholeText(url) ?? '') ?? [];
  return path !== undefined && !f.unit.isOfOneUser && isSettingsName(path);
}

export function noteRequest(
  m: Machine,
  f: Frame,
  call: Pick<NativeCall, 'site' | 'args'>,
  given: Value,
  use: UrlUse,
  deletes = false,
): void {
  for (const { match, url } of vendorUrls(m, given, use)) {
    // It takes a person away there.
    const removes = deletes || saysRemoval(url) || call.args.some((it) => asksToDelete(m, f, it));
    if (removes) noteRemoval(m, f, call.site, match.vendor.name);
    else recordSink(m, f, match, call.site, call.args, call.site, url);
  }
}

/** `{ method: 'DELETE' }` */
function asksToDelete(m: Machine, f: Frame, arg: Value): boolean {
  const options = onlyObject(arg);
  const method = options && onlyString(certainProperty(m, f, options, 'method'));
  return method?.toUpperCase() === 'DELETE';
}

const first = (m: Machine, f: Frame, { args: [url = m.values.undefined, options] }: NativeCall): Value =>
  options ? withBase(m, f, options, urlOf(m, f, url)) : urlOf(m, f, url);

const second = (m: Machine, f: Frame, call: NativeCall): Value => urlOf(m, f, call.args[1] ?? m.values.undefined);

/** `axios.create({ baseURL })`, `ky.extend({ prefixUrl })`: requests of the instance go below it. */
const ofInstance = (m: Machine, f: Frame, call: NativeCall): Value => {
  const url = first(m, f, call);
  const ref = call.self.refs[0];
  const options = ref?.kind === 'foreign' ? ref.options : undefined;
  const record =
    typeof options === 'object' && options !== null && !Array.isArray(options)
      ? (options as Record<string, unknown>)
      : {};
  const base = record.baseURL ?? record.prefixUrl ?? addressGiven(ref);
  return typeof base === 'string' ? below(m, m.values.literal(base), url) : url;
};

/** `new Client('https://api.segment.io').request({ path })` */
const ofOrigin = (m: Machine, f: Frame, call: NativeCall): Value => {
  const origin = addressGiven(call.self.refs[0]);
  const path = readMember(m, f, call.args[0] ?? m.values.undefined, 'path', undefined);
  return typeof origin === 'string' ? below(m, m.values.literal(origin), asText(m, f, path)) : m.values.unknown;
};

/** `wretch('https://api.segment.io')` */
function addressGiven(ref: Ref | undefined): unknown {
  return ref?.kind === 'foreign' ? ref.access.steps.at(-1)?.args[0] : undefined;
}

const METHODS = [
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'request',
  'options',
  'postForm',
  'putForm',
  'patchForm',
];

function asking(method: string, urlAt: typeof first): Native {
  return sends('http', urlAt, method === 'delete');
}

function client(name: string): Record<string, Native> {
  const natives: Record<string, Native> = { [name]: sends('http', first), [`${name}()`]: sends('http', ofInstance) };
  for (const method of METHODS) {
    natives[`${name}#${method}`] = asking(method, first);
    for (const make of ['create', 'extend', 'default.create', 'defaults'])
      natives[`${name}#${make}.${method}()`] = asking(method, ofInstance);
  }
  natives[`${name}#create()`] = sends('http', ofInstance);
  return natives;
}

export const HTTP: Readonly<Record<string, Native>> = {
  fetch: sends('http', first),
  $fetch: sends('http', first),
  fetchLater: sends('http', first),
  ...Object.fromEntries(['fetch', 'request', 'stream'].map((it) => [`undici#${it}`, sends('http', first)])),
  ...Object.fromEntries(
    ['Client', 'Pool'].flatMap((it) =>
      ['request', 'stream', 'dispatch'].map((name) => [`undici#${it}.${name}()`, sends('http', ofOrigin)]),
    ),
  ),
  'ofetch#ofetch': sends('http', first),
  ...Object.fromEntries(
    ['$fetch', 'ofetch#ofetch', 'ofetch#$fetch'].map((it) => [`${it}.create()`, sends('http', ofInstance)]),
  ),
  'navigator.sendBeacon': sends('beacon', first),
  // In a worker.
  importScripts: (m, f, call) => {
    for (const address of call.args) noteRequest(m, f, call, asText(m, f, address), 'script');
    raise(m, f, m.values.unknown);
    return m.values.undefined;
  },
  'new WebSocket': sends('http', first),
  'new EventSource': sends('http', first),
  'https#request': sends('http', nodeUrl),
  'node:https#request': sends('http', nodeUrl),
  'node:https#get': sends('http', nodeUrl),
  'https#get': sends('http', nodeUrl),
  'http#request': sends('http', nodeUrl),
  'node:http#request': sends('http', nodeUrl),
  'node:http#get': sends('http', nodeUrl),
  'http#get': sends('http', nodeUrl),
  ...client('axios'),
  ...client('got'),
  ...client('ky'),
  ...client('superagent'),
  ...client('request'),
  ...client('phin'),
  ...client('needle'),
  needle: sends('http', second),
  ...methodsOf('wretch#', '()', ofInstance),
  ...methodsOf('wretch#url.', '()', ofInstance),
  // Clients that are injected by their type.
  ...methodsOf('axios#AxiosInstance.', '()', first),
  ...methodsOf('@nestjs/axios#HttpService.', '()', first),
  ...methodsOf('@nestjs/axios#HttpService.axiosRef.', '()', first),
  ...methodsOf('@angular/common/http#HttpClient.', '()', first),
  ...jQuery('$.'),
  ...jQuery('jQuery.'),
  ...jQuery('jquery#'),
};

function jQuery(prefix: string): Record<string, Native> {
  const requests = ['ajax', 'get', 'post', 'getJSON'].map((it) => [`${prefix}${it}`, sends('http', first)] as const);
  return { ...Object.fromEntries(requests), [`${prefix}getScript`]: sends('script', first) };
}

function methodsOf(before: string, after: string, urlAt: typeof first): Record<string, Native> {
  return Object.fromEntries(METHODS.map((it) => [`${before}${it}${after}`, asking(it, urlAt)]));
}

/** `https.request({ hostname, path })`. */
function nodeUrl(m: Machine, f: Frame, call: NativeCall): Value {
  const [options = m.values.undefined] = call.args;
  if (!options.refs.some((it) => it.kind === 'object' && !it.heap.props.has('href'))) return first(m, f, call);
  for (const name of ['hostname', 'host']) {
    const host = readMember(m, f, options, name, undefined);
    if (!host.literals.some((it) => typeof it === 'string')) continue;
    const path = readMember(m, f, options, 'path', undefined);
    const isThere = path.literals.some((it) => typeof it === 'string');
    return concatenated(m.values, ['https://', host, isThere ? path : '/']);
  }
  return m.values.unknown;
}
