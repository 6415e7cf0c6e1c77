/**
 * One expression that finds a root of every touchpoint the catalogue knows: package names, globals,
 * composables, hosts. A text without a match holds no touchpoint; a match promises nothing.
 *
 * Sound, not exact: hosts count by their own domain, since a URL may be put together from parts. Globals are looked
 * for as whole names; those too short for that (`ats`) as they are
 * used (`ga(`), or, a single letter, with the vendor's own methods (`s.tl`).
 */
import { ownDomain } from './matching/own-domain';
import { isComposable } from './matching/vendor-index';
import { parsePattern } from './patterns/parse-pattern';
import { PRESET_OPTIONS, SITE_PLUGINS } from './site-plugins';
import type { Vendor } from './vendor';

const SHORT = 3;

/** A script whose address is made elsewhere may be anybody's. */
const INJECTED = `createElement(?:NS)?\\s*\\([^()]{0,60}['"\`]script['"\`]`;

/** Settings of a site that stand for a plugin, and Nuxt's registry of scripts. */
const CONFIGURED = `\\b(?:${[...Object.keys(PRESET_OPTIONS), 'registry'].join('|')})\\s*:`;

export function createPrefilter(vendors: readonly Vendor[]): RegExp {
  const literals = new Set<string>();
  const packages = new Set<string>();
  const used = new Set<string>();
  const words = new Set<string>();
  for (const vendor of vendors) {
    for (const name of vendor.globals ?? []) addName(name, vendor);
    for (const name of [...(vendor.packages ?? []), ...(SITE_PLUGINS[vendor.id] ?? [])]) packages.add(name);
    for (const name of (vendor.components ?? []).filter(isComposable)) literals.add(name.slice(0, 'useScript'.length));
    for (const host of [...(vendor.hosts ?? []), ...(vendor.scripts ?? [])]) literals.add(toDomain(hostOf(host)));
  }
  const whole = words.size === 0 ? [] : [`(?<!\\w)(?:${[...words].sort().map(quoted).join('|')})(?![\\w$])`];
  const parts = [...withoutContained(literals).map(quoted), ...whole, ...[...used].sort(), ...toImported(packages)];
  return parts.length === 0 ? /(?!)/ : new RegExp([...parts, INJECTED, CONFIGURED].join('|'));

  function addName(name: string, vendor: Vendor): void {
    const known = name.split('*').sort((a, b) => b.length - a.length)[0] ?? '';
    // `$gtag` is one, `scrollAdjust` is none.
    if (known === name && name.length > SHORT) words.add(name);
    else if (known.length > SHORT) literals.add(known);
    else used.add(toUsed(known, vendor));
  }
}

/** `t.co` is in `t.config`: a domain this short is looked for behind the slashes of a URL. */
function toDomain(host: string): string {
  const domain = ownDomain(host);
  return domain.length > 0 && domain.length < 6 ? `//${domain}` : domain;
}

function hostOf(text: string): string {
  return (text.split('/')[0] ?? text).toLowerCase();
}

/** A literal that contains another one can only match where that one does. */
function withoutContained(literals: ReadonlySet<string>): readonly string[] {
  const all = [...literals].filter((it) => it !== '').sort();
  return all.filter((it) => !all.some((other) => other !== it && it.includes(other)));
}

function toUsed(name: string, vendor: Vendor): string {
  const word = `${/^\w/.test(name) ? '\\b' : ''}${quoted(name)}(?![\\w$])`;
  if (name.length === SHORT) return word;
  const member = `(?:window|globalThis|self)\\s*\\??\\.\\s*${word}|[\\w$)\\]](?:\\?\\.)?\\[\\s*['"\`]${word}`;
  const next =
    name.length === 1 ? `(?:\\?\\.|\\.)\\s*(?:${methodsOf(vendor).map(quoted).join('|')})` : '(?:\\?\\.|[.([])';
  return `${word}\\s*${next}|${name.length === 1 ? member : `${member}|\\.\\s*${word}`}`;
}

function methodsOf({ sends = [], starts = [] }: Vendor): readonly string[] {
  return [...sends, ...starts].map((it) => parsePattern(it).names[0] ?? '').filter((it) => /^\w+$/.test(it));
}

/** Packages are named in quotes only: `'dub'`, not `dubious`; behind them a version, before them who serves them. */
function toImported(packages: ReadonlySet<string>): readonly string[] {
  if (packages.size === 0) return [];
  const served = `(?:npm:|https?://[^'"\`\\s]{1,60}[/:])?`;
  return [`['"\`]${served}(?:${[...packages].sort().map(quoted).join('|')})['"\`/@]`];
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
