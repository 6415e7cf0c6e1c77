/**
 * Hosts and paths: of vendors, as patterns, and of URLs in code, as far as they are known.
 *
 *   graph.facebook.com/v*\/{id}/events     `*` or `{id}` is one part; a `*` at the end is all the rest
 *   graph.facebook.com/{id}/events         an `{id}` that comes first is no version (`v19.0`)
 *   *.clarity.ms                           the host and all below it
 *   www.googletagmanager.com/gtag/js?id=AW-*   a query parameter, at any place
 */
import { matchesGlob } from '../patterns/glob';
import { ownDomain } from './own-domain';

export interface Address {
  readonly host: string;
  /** With its leading slash; '' says nothing about it. */
  readonly path: string;
  readonly query: string;
  /** Of a pattern: its first part is an id. */
  readonly isIdFirst?: boolean;
}

const UNKNOWN = '\0';
/** A part that some `*` stands for. */
const ID = '\u0001';
const INNER_PART = /\/\0(?=\/.*[^\0/])/g;
/** Separates nothing: `*` in a host takes dots too. */
const NOTHING = '';
/** No vendor's path is longer; a longer URL is compared as far as this. */
const MAX_PATH = 300;
/** No host is longer. */
const MAX_HOST = 253;

export function parseAddress(text: string): Address {
  const [whole = '', query = ''] = text.split('?');
  const slash = whole.indexOf('/');
  if (slash < 0) return { host: whole.toLowerCase(), path: '', query };
  const path = whole.slice(slash);
  const isIdFirst = path.startsWith('/{');
  return { host: whole.slice(0, slash).toLowerCase(), path: path.replace(/\{\w*\}/g, '*'), query, isIdFirst };
}

/** Undefined without a host: a path of one's own site. */
export function parseUrl(url: string): Address | undefined {
  const match = /^(?:(?:https?|wss?):|\0)?\/\/(?:[^/?#@]*@)?([^/?#:]+)(?::\d*)?([^?#]*)(?:\?([^#]*))?/i.exec(
    url.trim(),
  );
  const host = match?.[1]?.toLowerCase();
  if (match === null || !host || host.length > MAX_HOST) return undefined;
  const path = (match[2] ?? '').slice(0, MAX_PATH);
  // `https://api.segment.io${path}`: what follows a whole domain is taken for a path.
  const open = /^(.+\.[a-z]{2,})\0$/.exec(host);
  if (open) return { host: open[1] ?? host, path: `${UNKNOWN}${path}`, query: match[3] ?? '' };
  return { host, path: path || '/', query: match[3] ?? '' };
}

export function matchesHost(pattern: Address, target: Address): boolean {
  const { host } = pattern;
  // A vendor that people host themselves is known by its path alone, so all of that has to be known.
  if (host === '*' && target.path.includes(UNKNOWN)) return false;
  if (!target.host.includes(UNKNOWN)) {
    return matchesGlob(host, target.host) || (host.startsWith('*.') && host.slice(2) === target.host);
  }
  const known = target.host.slice(target.host.lastIndexOf(UNKNOWN) + 1);
  return known.endsWith(ownDomain(host)) && canBe(host, target.host, NOTHING);
}

/** A pattern without a path takes every path. Otherwise all parts that it names must be there, in order, from the start. */
export function matchesPath(pattern: Address, target: Address): boolean {
  if (pattern.isIdFirst && VERSION.test(target.path)) return false;
  if (pattern.path !== '' && !canBegin(pattern.path, closed(target))) return false;
  if (pattern.query === '') return true;
  return target.query.split('&').some((it) => matchesGlob(pattern.query, it));
}

const VERSION = /^\/v\d+(?:\.\d+)*\//;

/** Before a `?`, what is not known is one part: `/v20.0/${id}?fields=name` is no `/v20.0/1/users`. */
function closed({ path, query }: Address): string {
  return query !== '' && path.endsWith(`/${UNKNOWN}`) ? `${path}/` : path;
}

function canBegin(pattern: string, path: string): boolean {
  const whole = pattern.endsWith('/*') ? `${pattern.slice(0, -1)}**` : pattern.replace(/\/$/, '');
  // Before one that is known, a part that is not is an id: `/${id}/messages` is nobody's `/events/messages`.
  return canBe(whole, path, '/') || canBe(`${whole}/**`, path.replace(INNER_PART, `/${ID}`), '/');
}

/**
 * Can pattern and text be the same? In the pattern `*` is any text without `separator`, `**` any text.
 * In the text U+0000 is any text at either end, and between two known parts any without `separator`:
 * in `/v19.0/${id}/events` there is one part where the id stands.
 */
function canBe(pattern: string, text: string, separator: string): boolean {
  const seen = new Map<number, boolean>();
  return go(0, 0);

  function go(p: number, t: number): boolean {
    const key = p * (text.length + 1) + t;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const answer = step(p, t);
    seen.set(key, answer);
    return answer;
  }

  function step(p: number, t: number): boolean {
    if (p === pattern.length && t === text.length) return true;
    if (text[t] === UNKNOWN) return go(p, t + 1) || (p < pattern.length && canFill(t, pattern[p]) && go(p + 1, t));
    if (pattern.startsWith('**', p)) return go(p + 2, t) || (t < text.length && go(p, t + 1));
    if (pattern[p] === '*') return go(p + 1, t) || (t < text.length && text[t] !== separator && go(p, t + 1));
    return p < pattern.length && pattern[p] === text[t] && go(p + 1, t + 1);
  }

  function canFill(t: number, character: string | undefined): boolean {
    return t === 0 || t === text.length - 1 || character !== separator;
  }
}
