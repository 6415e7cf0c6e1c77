/**
 * The edits of several fixes as one: an import that two of them write is written once.
 *
 * A fix that would change what another one changes is left out as a whole.
 */
import type { TextEdit } from './fix';

export function mergeEdits(fixes: readonly (readonly TextEdit[])[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edits of fixes) {
    const added = edits.filter((it) => !merged.some((other) => isSame(it, other)));
    if (added.some((it) => merged.some((other) => overlaps(it, other)))) continue;
    merged.push(...added);
  }
  return merged;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end && a.newText === b.newText;
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}
