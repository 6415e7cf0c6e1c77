/**
 * Offsets to lines and columns, both 1-based. Lines end where TypeScript ends them: \n, \r\n, \r and
 * the two Unicode separators.
 */
import type { Position, Range } from '../../../shared/src/model';
import type { FileFacts } from './ir';

type Lines = Pick<FileFacts, 'lineStarts' | 'within'>;

export function rangeOf(facts: Lines, s: number, e: number): Range {
  const { within } = facts;
  const isThere = !within || (within.s <= s && e <= within.e);
  return { start: positionOf(facts, isThere ? s : within.s), end: positionOf(facts, isThere ? e : within.e) };
}

export function positionOf({ lineStarts }: Lines, offset: number): Position {
  let low = 0;
  let high = lineStarts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, character: offset - (lineStarts[low] ?? 0) + 1 };
}

export function offsetOf({ lineStarts }: Lines, { line, character }: Position): number {
  return (lineStarts[line - 1] ?? 0) + character - 1;
}

/** Offset of each line's first character, for text that no parser has seen. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const it of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(it.index + it[0].length);
  return starts;
}

/** The innermost function around an offset; 0 is the module. */
export function functionAt(facts: FileFacts, offset: number): number {
  let found = 0;
  for (let fn = 1; fn < facts.functions.length; fn++) {
    const it = facts.functions[fn];
    const around = facts.functions[found];
    if (it && it.s <= offset && offset < it.e && (found === 0 || (around && it.e - it.s <= around.e - around.s)))
      found = fn;
  }
  return found;
}
