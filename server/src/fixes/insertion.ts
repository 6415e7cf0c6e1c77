/**
 * Fixes only insert: what a person wrote stays, character by character.
 *
 * Insertions at one place keep the order in which they were made.
 */
import type { TextEdit } from './fix';

export interface Insertion {
  readonly at: number;
  readonly text: string;
}

export function toEdits(file: string, insertions: readonly Insertion[]): TextEdit[] {
  return insertions
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, text }) => ({ file, start: at, end: at, newText: text }));
}

/** The text with the edits of one file made. Edits do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(from, edit.start) + edit.newText;
    from = edit.end;
  }
  return result + text.slice(from);
}
