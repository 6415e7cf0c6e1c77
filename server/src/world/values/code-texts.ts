/** The texts that code or markup may be, each to be read for itself. */
import type { Literal, Value } from './value';

const HOLE = '\u0000';

/**
 * Of texts that differ in a word only (`process.env.GA_ID ?? 'G-1'`), the one in which it is not known stands for all: what
 * they do is the same.
 */
export function codeTexts({ literals }: Value): readonly string[] {
  const texts = literals.filter((it): it is string & Literal => typeof it === 'string');
  if (texts.length < 2) return texts;
  const open = texts.filter((it) => it.includes(HOLE));
  return texts.filter((it) => !open.some((pattern) => pattern !== it && isFilled(pattern, it)));
}

/** What may be code or markup by itself is more than a word. */
const MORE_THAN_A_WORD = /[(=<]/;

function isFilled(pattern: string, text: string): boolean {
  const parts = pattern.split(HOLE);
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const found = isLast ? text.length - part.length : text.indexOf(part, at);
    if (found < at || (i === 0 && found !== 0) || !text.startsWith(part, found)) return false;
    if (MORE_THAN_A_WORD.test(text.slice(at, found))) return false;
    at = found + part.length;
  }
  return true;
}
