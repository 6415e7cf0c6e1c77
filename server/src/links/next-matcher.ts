/**
 * Next.js' `config.matcher`: does it match every URL of a route?
 *
 * The subset of path-to-regexp that matchers are written in: names, `:parameters` with a modifier, and
 * groups. Where a route's URL has parts that vary, groups of unusual form cannot be judged: no cover.
 */
import type { Expr, FileFacts } from '../facts/ir';
import { exportedValue } from './declared-value';

/** `url`: by file convention, `/shop/[id]`, `/docs/[...slug]`. */
export function matcherCovers(middleware: FileFacts, url: string): boolean {
  const sources = sourcesOf(middleware);
  if (sources === 'all') return true;
  if (sources === undefined) return false;
  const varies = url.includes('[');
  const patterns = sources.flatMap((it) => compile(it, varies) ?? []);
  return samplesOf(url, sources).every((sample) => patterns.some((it) => it.test(sample)));
}

function sourcesOf(facts: FileFacts): readonly string[] | 'all' | undefined {
  if (!facts.exports.some((it) => (it.x === 'local' || it.x === 'from') && it.name === 'config')) return 'all';
  const config = exportedValue(facts, 'config');
  if (config?.k !== 'obj' || config.props.some((it) => it.p !== 'value' || typeof it.key !== 'string'))
    return undefined;
  const matcher = config.props.find((it) => it.p === 'value' && it.key === 'matcher')?.value;
  if (!matcher) return 'all';
  const items = matcher.k === 'arr' ? matcher.elems : [matcher];
  const sources = items.map((it) => (it.k === 'spread' ? undefined : sourceOf(it)));
  // One that is not understood may match or not: the others still do.
  return sources.filter((it) => it !== undefined);
}

function sourceOf(item: Expr): string | undefined {
  if (item.k === 'obj') {
    const isPlain = item.props.length === 1 && item.props[0]?.p === 'value' && item.props[0].key === 'source';
    return isPlain && item.props[0] ? sourceOf(item.props[0].value) : undefined;
  }
  if (item.k === 'lit' && typeof item.v === 'string') return item.v;
  return item.k === 'tpl' && item.exprs.length === 0 ? item.strings[0] : undefined;
}

const TOKEN = /(\/?)(?::(\w+))?(\((?:\\.|[^()]|\((?:\\.|[^()]|\((?:\\.|[^()])*\))*\))*\))?([*+?])?/y;
/** Groups that are judged for any text: anything at all, or anything that does not start with certain words. */
const KNOWN_GROUP = /^(?:\.\*|\.\+|\(\?!.*\)\.[*+])$/;

function compile(source: string, varies: boolean): RegExp | undefined {
  if (!source.startsWith('/') || /[{}]/.test(source)) return undefined;
  let text = '';
  for (let at = 0; at < source.length; ) {
    TOKEN.lastIndex = at;
    const [whole = '', slash = '', name, group, modifier = ''] = TOKEN.exec(source) ?? [];
    if (name !== undefined || group !== undefined) {
      const inner = group?.slice(1, -1) ?? '[^\\/#\\?]+?';
      if (varies && group !== undefined && !KNOWN_GROUP.test(inner)) return undefined;
      text += part(slash && '\\/', inner, modifier);
      at += whole.length;
      continue;
    }
    const letter = source[at] as string;
    if (/[*+?()]/.test(letter)) return undefined;
    text += letter.replace(/[.\\^$|[\]/]/g, '\\$&');
    at++;
  }
  try {
    return new RegExp(`^${text}[\\/#\\?]?$`, 'i');
  } catch {
    // The user's own pattern is none: it matches nothing that we know of.
    return undefined;
  }
}

function part(prefix: string, inner: string, modifier: string): string {
  switch (modifier) {
    case '*':
      return `(?:${prefix}((?:${inner})(?:${prefix}(?:${inner}))*))?`;
    case '+':
      return `(?:${prefix}((?:${inner})(?:${prefix}(?:${inner}))*))`;
    case '?':
      return `(?:${prefix}(${inner}))?`;
    default:
      return `(?:${prefix}(${inner}))`;
  }
}

const TEXTS = ['x', '0', 'A', 'en', 'en-US', 'a.b', '_', '-', '~x', '%20', 'a'.repeat(40)];

/** The URL with its varying parts filled in: with ordinary texts, and with every word that the matcher mentions. */
function samplesOf(url: string, sources: readonly string[]): string[] {
  const words = sources.flatMap((it) => it.replaceAll('\\', '').match(/[\w.-]+/g) ?? []);
  const texts = [...TEXTS, ...words.flatMap((it) => [it, `a.${it}`, `${it}x`])];
  let samples = [''];
  for (const segment of url.split('/').filter((it) => it !== '')) {
    const fills = fillsOf(segment, texts);
    // One part at a time: what the others hold does not matter to the forms that are judged.
    const [first = ''] = fills;
    samples = [...samples.map((it) => it + first), ...fills.slice(1).map((it) => (samples[0] ?? '') + it)];
  }
  return samples.map((it) => it || '/');
}

function fillsOf(segment: string, texts: readonly string[]): string[] {
  const [, optional, rest, name] = /^\[(\[)?(\.\.\.)?([^\]]+)\]{1,2}$/.exec(segment) ?? [];
  if (name === undefined) return [`/${segment}`];
  const one = texts.map((it) => `/${it}`);
  if (!rest) return one;
  return [...one, ...one.map((it) => `/x${it}`), ...one.map((it) => `${it}/x/y`), ...(optional ? [''] : [])];
}
