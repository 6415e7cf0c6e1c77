/** Addresses as programs hold them: texts, `URL` objects, requests, options. */
import type { SinkMatch } from '../../catalogue/catalogue';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { valuesWithin } from '../objects/properties';
import type { ObjectRef, Ref } from './ref';
import { concatenated } from './strings';
import { hasTextMarkup, textElements, withElements } from './text-elements';
import type { Literal, Value } from './value';

export type UrlUse = 'http' | 'beacon' | 'image' | 'script';

export interface VendorUrl {
  readonly match: SinkMatch;
  readonly url: string;
}

/** Of the texts it may be, the first of each vendor. */
export function vendorUrls(m: Machine, url: Value, use: UrlUse): readonly VendorUrl[] {
  const found = new Map<string, VendorUrl>();
  for (const literal of url.literals) {
    const match = typeof literal === 'string' ? m.catalogue.matchUrl(literal, use) : undefined;
    if (match && !found.has(match.vendor.id)) found.set(match.vendor.id, { match, url: literal as string });
  }
  return [...found.values()];
}

/** `new URL(…)` wherever a text is wanted: its address. Of a list, the markup in its texts is in that text too. */
export function asText(m: Machine, f: Frame, given: Value): Value {
  const value = withElements(m.values, given, elementsIn(m, f, given, isList));
  const urls = value.refs.filter(isUrl);
  if (urls.length === 0) return value;
  const others = value.refs.filter((it) => !isUrl(it));
  return urls.reduce(
    (text, { heap }) => m.values.join(text, addressOf(m, f, heap)),
    m.values.make(value.literals, others, value.unknown, value.reads),
  );
}

/** `new URL(request.url)` and then `url.hostname = 'api.segment.io'`: it may go to either. */
function addressOf(m: Machine, f: Frame, { props, rest }: ObjectRef['heap']): Value {
  const hosts = ['host', 'hostname'].flatMap((name) => props.get(name) ?? []);
  const path = props.get('pathname');
  return hosts.reduce(
    (address, host) => {
      const parts = ['https://', readCell(host, f.ctx), '/', path ? cut(m, readCell(path, f.ctx), /^\//) : '\u0000'];
      return m.values.join(address, concatenated(m.values, parts));
    },
    readCell(props.get('href') ?? rest, f.ctx),
  );
}

/** Lists in lists. */
const MAX_DEPTH = 3;

const isList = ({ shape }: ObjectRef) => shape === 'array';

/** Markup in whatever an object holds; `holds`: only in what such ones hold. */
export function elementsIn(m: Machine, f: Frame, value: Value, holds = (_: ObjectRef) => true): readonly Ref[] {
  const isHeld = value.refs.some((it) => it.kind === 'object' && holds(it));
  if (!isHeld || !hasTextMarkup(m, f)) return textElements(value);
  return valuesWithin(f, [value], MAX_DEPTH + 1, holds).flatMap(textElements);
}

function isUrl(ref: Ref): ref is ObjectRef {
  return ref.kind === 'object' && ref.heap.certain.has('href');
}

/** A text, a `URL`, a `Request`, or an options object with `url`. */
export function urlOf(m: Machine, f: Frame, value: Value): Value {
  const ref = value.refs[0];
  if (ref?.kind !== 'object') return value;
  if (isUrl(ref)) return asText(m, f, value);
  for (const name of ['href', 'url', 'uri', 'src']) {
    const part = asText(m, f, readMember(m, f, value, name, undefined));
    if (part.literals.some((it) => typeof it === 'string')) return withBase(m, f, value, part);
  }
  return value;
}

/** `{ baseURL, url }`, `got('track', { prefixUrl })` */
export function withBase(m: Machine, f: Frame, options: Value, url: Value): Value {
  if (!options.refs.some((it) => it.kind === 'object')) return url;
  for (const name of ['baseURL', 'prefixUrl']) {
    const base = asText(m, f, readMember(m, f, options, name, undefined));
    if (base.literals.some(isWhole)) return below(m, base, url);
  }
  return url;
}

/** An address below another one, unless it is whole by itself. */
export function below(m: Machine, base: Value, path: Value): Value {
  if (path.literals.some(isWhole)) return path;
  return concatenated(m.values, [cut(m, base, /\/$/), '/', cut(m, path, /^\//)]);
}

function isWhole(literal: Literal): boolean {
  return typeof literal === 'string' && /^[a-z]+:\/\//i.test(literal);
}

function cut(m: Machine, value: Value, end: RegExp): Value {
  const literals = value.literals.map((it) => (typeof it === 'string' ? it.replace(end, '') : it));
  return m.values.make(literals, value.refs, value.unknown, []);
}
