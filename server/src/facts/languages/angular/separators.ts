/** Where the parts of an expression of a template end: `consent$ | async; as consent`. */
import type { Span } from '../../ir';

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where `end` stands outside brackets and texts, or the end of all. */
export function endOf(text: string, from: number, to: number, end: string): number {
  for (let at = from; at < to; at++) {
    const char = text[at] ?? '';
    if (char === end) return at;
    if (char in CLOSED_BY) at = endOf(text, at + 1, to, CLOSED_BY[char] ?? '');
    else if (char === '"' || char === "'" || char === '`')
      for (at++; at < to && text[at] !== char; at++) if (text[at] === '\\') at++;
  }
  return to;
}

/** Parts between `separator` outside brackets and texts. `||` is no separator `|`. */
export function splitAt(text: string, { s, e }: Span, separator: string): readonly Span[] {
  const found: Span[] = [];
  let start = s;
  for (let at = s; at <= e; at++) {
    at = endOf(text, at, e, separator);
    if (separator === '|' && at < e && text[at + 1] === '|') at++;
    else {
      found.push({ s: start, e: at });
      start = at + 1;
    }
  }
  return found;
}
