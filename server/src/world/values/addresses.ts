/** Addresses as programs hold them: texts, `URL` objects, requests, options. */
import type { SinkMatch } from '../../catalogue/catalogue';
import type { Frame } from '../machine/frame';
import { glance, type Machine, readCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { allHeld } from '../objects/properties';
import type { ObjectRef, Ref } from './ref';
import { concatenated } from './strings';
import { isTextElement, withElements } from './text-elements';
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
  const value = withElements(m.values, given, elementsListed(m, f, given.refs, isList));
  const urls = value.refs.filter(isUrl);
  if (urls.length === 0) return value;
  const others = value.refs.filter((it) => !isUrl(it));
  return urls.reduce(
    (text, { heap }) => m.values.join(text, readCell(heap.props.get('href') ?? heap.rest, f.ctx)),
    m.values.make(value.literals, others, value.unknown, value.reads),
  );
}

/** Lists in lists. */
const MAX_DEPTH = 3;
const NONE: readonly Ref[] = [];

const isList = ({ shape }: ObjectRef) => shape === 'array';

/** Markup in what is held by those that `holds` is true of, and by what they hold. */
function elementsListed(
  m: Machine,
  f: Frame,
  given: readonly Ref[],
  holds: (ref: ObjectRef) => boolean,
): readonly Ref[] {
  if (!given.some((it) => it.kind === 'object' && holds(it))) return NONE;
  if (glance(m.textMarkup, f.ctx) === m.values.never) return NONE;
  const found = new Set<Ref>();
  const seen = new Set<Ref>();
  let level = given;
  for (let depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth++) {
    const below: Ref[] = [];
    for (const ref of level) {
      // A list may hold itself.
      if (ref.kind !== 'object' || seen.has(ref) || !holds(ref)) continue;
      seen.add(ref);
      for (const cell of allHeld(ref.heap, f.ctx)) below.push(...readCell(cell, f.ctx).refs);
    }
    for (const it of below) if (isTextElement(it)) found.add(it);
    level = below;
  }
  return [...found];
}

/** Markup in whatever an object holds. */
export function elementsIn(m: Machine, f: Frame, { refs }: Value): readonly Ref[] {
  return [...refs.filter(isTextElement), ...elementsListed(m, f, refs, () => true)];
}

function isUrl(ref: Ref): ref is ObjectRef {
  return ref.kind === 'object' && ref.heap.certain.has('href');
}

/** A text, a `URL`, a `Request`, or an options object with `url`. */
export function urlOf(m: Machine, f: Frame, value: Value): Value {
  const ref = value.refs[0];
  if (ref?.kind !== 'object') return value;
  for (const name of ['href', 'url', 'uri', 'src']) {
    const part = asText(m, f, readMember(m, f, value, name, undefined));
    if (part.literals.some((it) => typeof it === 'string')) return withBase(m, f, value, part);
  }
  return value;
}

function withBase(m: Machine, f: Frame, options: Value, url: Value): Value {
  const base = asText(m, f, readMember(m, f, options, 'baseURL', undefined));
  return base.literals.some(isWhole) ? below(m, base, url) : url;
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
