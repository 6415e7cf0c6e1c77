/**
 * All that is kept of a file that nobody asked to parse: what it imports, whether it could hold a
 * touchpoint, and which version it is.
 */
import type { Range } from '../../../shared/src/model';
import type { TextFilter } from '../catalogue/catalogue';
import { EXEMPTION_WORD } from '../facts/directives';
import { readMarkup } from '../facts/languages';
import type { Problem } from '../facts/languages/language';
import { outlineOf } from '../facts/outline';
import { lineStartsOf, positionOf, rangeOf } from '../facts/positions';
import type { FileText } from '../host/file-system';
import { contentHash } from '../std/content-hash';
import { fileKind } from '../std/file-kind';

export interface PlatformOpening {
  readonly platform: string;
  readonly range: Range;
}

export interface Outline {
  readonly hash: number;
  readonly specs: readonly string[];
  /** Its text matches the catalogue's prefilter. */
  readonly hit: boolean;
  /** It could store a consumer's choice. */
  readonly writes: boolean;
  /** What of it could not be read; the rest is analysed. */
  readonly broken?: string;
  /** It could do something else for a consumer who chooses: write a row, send a message. */
  readonly serves: boolean;
  /** It stores something in the browser, whatever it is. */
  readonly keeps: boolean;
  /** It is about a choice, and may leave it to others to store it. */
  readonly asks: boolean;
  /** Where it opens a consent platform again. */
  readonly openings: readonly PlatformOpening[];
  /** It mentions the word by which a comment exempts. */
  readonly exempts: boolean;
  /** Why the file is not analysed. Its imports are known all the same, where there is a text. */
  readonly why?: string;
}

/** What of the catalogue a text is searched for. */
export interface WhatToFind {
  /** Matches every text that could hold a touchpoint. */
  readonly prefilter: TextFilter;
  /** The third party that a template names. */
  readonly namedIn: (text: string) => string | undefined;
  readonly openingsIn: (
    text: string,
  ) => readonly { readonly platform: string; readonly at: number; readonly length: number }[];
}

const LARGEST = 256 * 1024;
const SMALLEST_MINIFIED = 50 * 1024;
const LONGEST_AVERAGE_LINE = 500;
/** How much of a file is asked for its names, and how many of them are shorter than people give them. */
const SAMPLE = 32 * 1024;
const SHORT_SHARE = 0.75;

const NOTHING = {
  hash: 0,
  specs: [],
  hit: false,
  writes: false,
  serves: false,
  keeps: false,
  asks: false,
  openings: [],
  exempts: false,
};

export function toOutline(path: string, read: FileText, { prefilter, openingsIn }: WhatToFind): Outline {
  if ('why' in read) return { ...NOTHING, why: read.why };
  const { text } = read;
  const why = whyLeftOut(path, text);
  const seen = why === undefined;
  const script = seen ? readMarkup(path, text) : undefined;
  const keeps = seen && STORES.test(text);
  const asks = seen && ASKED.test(text);
  return {
    hash: contentHash(text),
    specs: outlineOf(script?.virtual.text ?? text).specs,
    hit: seen && prefilter.test(text),
    writes: keeps && CHOICE.test(text),
    serves: seen && (asks || ASKED.test(path)) && DOES.test(text),
    keeps,
    asks,
    openings: seen ? placed(text, openingsIn(text)) : [],
    exempts: seen && text.includes(EXEMPTION_WORD),
    why,
    broken: script && brokenPart(text, script.problems),
  };
}

export function placed(text: string, found: ReturnType<WhatToFind['openingsIn']>): readonly PlatformOpening[] {
  if (found.length === 0) return [];
  const lines = { lineStarts: lineStartsOf(text) };
  return found.map(({ platform, at, length }) => ({ platform, range: rangeOf(lines, at, at + length) }));
}

const STORES = /setItem|removeItem|[sS]torage[.[]|[cC]ookie|(?:global|workspace)State\b|zustand\/middleware/;
const CHOICE =
  /opt(?:ed)?[-_ ]?(?:out|in)|consent|do[-_ ]?not[-_ ]?(?:sell|share|track)|privacy|ccpa|cpra|gdpr|tracking|telemetry|marketing|analytics|sharing/i;

function brokenPart(text: string, [first]: readonly Problem[]): string | undefined {
  if (!first) return undefined;
  const { line } = positionOf({ lineStarts: lineStartsOf(text) }, first.at);
  return `read in part: line ${line}: ${first.message}`;
}

const DOES =
  /\.(?:create|insert|update|upsert|save|set|values|add|publish|enqueue|send|json|redirect|render|delete|query|execute|sendMail|run|exec|flush|patch|put|persist|commit|assign)\w*\s*[(`]|\b(?:insert into|update \w+ set)\b|send\w*e?mail|\b(?:set|add|update)Doc\s*\(|\bfetch\s*\(|mailto:|formspree\.io|getform\.io|web3forms|formsubmit\.co/i;
const ASKED =
  /opt(?:s|ed|ing)?[-_ ]?(?:out|in)|consent|do[-_ ]?not[-_ ]?(?:sell|share)|unsubscribe|privacy[-_ ]?(?:pref|choice|setting|request)|marketing_?opt|\bccpa\b|\bcpra\b|(?:tracking|analytics|telemetry|marketing)[-_ ]?(?:enabled|disabled|allowed|opt)|(?:allow|enable|disable)[-_ ]?(?:tracking|analytics|telemetry|marketing)/i;

function whyLeftOut(path: string, text: string): string | undefined {
  if (fileKind(path) === 'markup') return 'component markup is not analysed';
  if (text.length > LARGEST) return 'larger than 256 KB';
  if (text.length <= SMALLEST_MINIFIED) return undefined;
  const isLong = text.length > LONGEST_AVERAGE_LINE * countLines(text);
  return isLong || (/\.[cm]?js$/.test(path) && hasShortNames(text)) ? 'minified' : undefined;
}

/** A minified file whose lines a formatter broke again, such as a bundle that somebody checked in. */
function hasShortNames(text: string): boolean {
  const names = [...text.slice(0, SAMPLE).replace(TEXTS, '').matchAll(FREE_NAME)].filter(([it]) => !KEYWORD.test(it));
  return names.filter(([it]) => it.length <= 2).length > SHORT_SHARE * names.length;
}

const TEXTS = /\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"/g;
const FREE_NAME = /(?<![\w$.])[A-Za-z_$][\w$]*/g;
const KEYWORD =
  /^(?:as|async|await|break|case|catch|class|const|continue|default|delete|do|else|export|extends|false|finally|for|from|function|get|if|import|in|instanceof|let|new|null|of|return|set|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|yield)$/;

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
