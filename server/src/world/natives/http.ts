/** Requests: `fetch`, beacons and the usual clients, by the URL that they go to. */

import { escape } from '../escape';
import { foreignUnknown } from '../foreign';
import type { Frame } from '../frame';
import { raise } from '../jumps';
import { literalArgument } from '../literal-arguments';
import type { Machine, Native, NativeCall } from '../machine';
import { readMember } from '../members';
import { recordSink } from '../sinks';
import { joinPieces, piecesOf, textOf } from '../strings';
import type { Value } from '../value';

type Use = 'http' | 'beacon' | 'image' | 'script';

function sends(use: Use, urlAt: (m: Machine, f: Frame, call: NativeCall) => Value): Native {
  return (m, f, call) => {
    noteUrl(m, f, call, urlAt(m, f, call), use);
    for (const arg of call.args) escape(m, f, arg, call.site);
    raise(m, f, m.values.unknown);
    const ref = call.self.refs[0];
    return ref?.kind === 'foreign'
      ? m.values.ref(m.refs.after(ref, { how: call.isNew ? 'new' : 'call', args: [] }))
      : m.values.unknown;
  };
}

function noteUrl(m: Machine, f: Frame, call: Pick<NativeCall, 'site' | 'args'>, url: Value, use: Use): void {
  for (const literal of url.literals) {
    if (typeof literal !== 'string') continue;
    const match = m.catalogue.matchUrl(literal, use);
    if (match) return recordSink(m, f, match, call.site, call.args, call.site, literal);
  }
}

const first = (m: Machine, f: Frame, call: NativeCall): Value => urlOf(m, f, call.args[0] ?? m.values.undefined);

/** A text, a `URL`, a `Request`, or an options object with `url`. */
function urlOf(m: Machine, f: Frame, value: Value): Value {
  const ref = value.refs[0];
  if (ref?.kind !== 'object') return value;
  for (const name of ['href', 'url']) {
    const part = readMember(m, f, value, name, undefined);
    if (part.literals.some((it) => typeof it === 'string')) return withBase(m, f, value, part);
  }
  return value;
}

function withBase(m: Machine, f: Frame, options: Value, url: Value): Value {
  const base = textOf(readMember(m, f, options, 'baseURL', undefined));
  return base === undefined ? url : joined(m, base, url);
}

function joined(m: Machine, base: string, url: Value): Value {
  const path = textOf(url) ?? '\u0000';
  if (/^[a-z]+:\/\//i.test(path)) return url;
  const text = joinPieces([base.replace(/\/$/, ''), path.startsWith('/') ? path : `/${path}`]);
  return text === undefined ? url : m.values.literal(text);
}

/** `axios.create({ baseURL })`, `ky.extend({ prefixUrl })`: requests of the instance go below it. */
const ofInstance = (m: Machine, f: Frame, call: NativeCall): Value => {
  const url = first(m, f, call);
  const ref = call.self.refs[0];
  const options = ref?.kind === 'foreign' ? ref.options : undefined;
  const record =
    typeof options === 'object' && options !== null && !Array.isArray(options)
      ? (options as Record<string, unknown>)
      : {};
  const base = record.baseURL ?? record.prefixUrl;
  return typeof base === 'string' ? joined(m, base, url) : url;
};

const newUrl: Native = (m, f, call) => {
  const [path, base] = call.args;
  const url = m.refs.object(f.ctx, call.site, 'url', 'object', foreignUnknown(m));
  const pathText = textOf(path ?? m.values.undefined) ?? piecesOf(path ?? m.values.undefined);
  const baseText = base && (textOf(base) ?? textOf(urlOf(m, f, base)));
  const text =
    baseText !== undefined && !/^[a-z]+:\/\//i.test(pathText)
      ? textOf(joined(m, baseText, m.values.literal(pathText)))
      : pathText;
  const cell = url.heap.props.get('href');
  if (!cell && text !== undefined) {
    url.heap.props.set('href', { value: m.values.literal(text), readers: new Set(), writers: new Set() });
    url.heap.certain.add('href');
  }
  return m.values.ref(url);
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'request', 'options'];

function client(name: string): Record<string, Native> {
  const natives: Record<string, Native> = { [name]: sends('http', first), [`${name}()`]: sends('http', ofInstance) };
  for (const method of METHODS) {
    natives[`${name}#${method}`] = sends('http', first);
    for (const make of ['create', 'extend', 'default.create', 'defaults'])
      natives[`${name}#${make}.${method}()`] = sends('http', ofInstance);
  }
  natives[`${name}#create()`] = sends('http', ofInstance);
  return natives;
}

export const HTTP: Readonly<Record<string, Native>> = {
  fetch: sends('http', first),
  $fetch: sends('http', first),
  'undici#fetch': sends('http', first),
  'undici#request': sends('http', first),
  'ofetch#ofetch': sends('http', first),
  'navigator.sendBeacon': sends('beacon', first),
  // In a worker.
  importScripts: sends('script', first),
  'new WebSocket': sends('http', first),
  'new EventSource': sends('http', first),
  'new URL': newUrl,
  'new Request': (m, f, call) => {
    const request = m.refs.object(f.ctx, call.site, 'request', 'object', foreignUnknown(m));
    const url = first(m, f, call);
    const cell = request.heap.props.get('url');
    if (!cell) request.heap.props.set('url', { value: url, readers: new Set(), writers: new Set() });
    return m.values.ref(request);
  },
  'https#request': sends('http', nodeUrl),
  'node:https#request': sends('http', nodeUrl),
  'node:https#get': sends('http', nodeUrl),
  'https#get': sends('http', nodeUrl),
  ...client('axios'),
  ...client('got'),
  ...client('ky'),
  ...client('superagent'),
};

/** `https.request({ hostname, path })`. */
function nodeUrl(m: Machine, f: Frame, call: NativeCall): Value {
  const options = literalArgument(m, f, call.args[0] ?? m.values.undefined);
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return first(m, f, call);
  const { hostname, host, path } = options as Record<string, unknown>;
  const name = typeof hostname === 'string' ? hostname : host;
  return typeof name === 'string'
    ? m.values.literal(`https://${name}${typeof path === 'string' ? path : '/'}`)
    : m.values.unknown;
}
