/**
 * Markup in a text that may become a page: `res.send(`<script src="https://…/gtm.js?id=${id}"></script>`)`. Each element
 * that may load or run something is one of markup too, at its own place in the text.
 */
import type { Expr, Jsx, TextElement } from '../ir';

const HOLE = '\u0000';
const ELEMENT = /<(script|img|iframe)((?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?)>/gi;
const ATTRIBUTE = /([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** In a text within quotes the end is written `<\/script>`. */
const END = /<\\?\/script/i;
/** Of one text. */
const MAX_ELEMENTS = 40;

/** A part of the text between two expressions, with where it starts in the file. */
export interface TextPart {
  readonly text: string;
  readonly s: number;
}

export function markupIn(parts: readonly TextPart[]): { readonly markup?: readonly TextElement[] } {
  if (!parts.some((it) => it.text.includes('<'))) return {};
  const whole = parts.map((it) => it.text).join(HOLE);
  if (!/<(?:script|img|iframe)\s/i.test(whole) && !/<script>/i.test(whole)) return {};
  const found: TextElement[] = [];
  for (const { 0: opening, 1: tag = '', 2: attributes = '', index } of whole.matchAll(ELEMENT)) {
    if (found.length === MAX_ELEMENTS) break;
    const start = index + opening.length;
    const isScript = tag.toLowerCase() === 'script';
    const end = isScript ? whole.slice(start).search(END) : -1;
    const code = end > 0 ? whole.slice(start, start + end) : '';
    found.push(toElement(parts, whole, { tag: tag.toLowerCase(), attributes, code, index, start }));
  }
  return found.length > 0 ? { markup: found } : {};
}

interface Found {
  readonly tag: string;
  readonly attributes: string;
  readonly code: string;
  /** Where it begins, and where its code does. */
  readonly index: number;
  readonly start: number;
}

function toElement(parts: readonly TextPart[], whole: string, { tag, attributes, code, index, start }: Found) {
  const holesBefore = (at: number) => whole.slice(0, at).split(HOLE).length - 1;
  const span = (from: number, length: number) => ({ s: offsetOf(parts, from), e: offsetOf(parts, from + length) });
  const literal = (from: number, v: string | true): Expr => ({
    k: 'lit',
    ...span(from, v === true ? 0 : v.length),
    v,
  });
  const attrs: Jsx['attrs'][number][] = [];
  const holes: number[] = [];
  const base = index + 1 + tag.length;
  for (const it of attributes.matchAll(ATTRIBUTE)) {
    const value = it[2] ?? it[3] ?? it[4];
    const from =
      base + it.index + it[0].length - (value === undefined ? 0 : value.length + (it[4] === undefined ? 1 : 0));
    attrs.push({ p: 'attr', name: it[1] ?? '', value: literal(from, value ?? true) });
    holes.push(holesBefore(from));
  }
  const strings = code.split(HOLE);
  const startOf = (i: number) => start + strings.slice(0, i).join(HOLE).length + (i === 0 ? 0 : 1);
  const places = strings.map((it, i) => span(startOf(i), it.length));
  const children: Expr[] =
    code.trim() === '' ? [] : [{ k: 'tpl', ...span(start, code.length), strings, exprs: [], places }];
  const node: Jsx = {
    k: 'jsx',
    s: offsetOf(parts, index),
    e: offsetOf(parts, start + code.length),
    tag,
    attrs,
    children,
    ofText: true,
  };
  return { node, holes: [...holes, holesBefore(start)] } satisfies TextElement;
}

/** Of a place in the whole text. Escapes before it in its part are not counted. */
function offsetOf(parts: readonly TextPart[], at: number): number {
  let left = at;
  for (const { text, s } of parts) {
    if (left <= text.length) return s + left;
    left -= text.length + HOLE.length;
  }
  return parts.at(-1)?.s ?? 0;
}
