/**
 * Model to protocol and back.
 *
 * The model counts lines and columns from 1, the protocol from 0; both count UTF-16 units, so no
 * text is needed.
 */
import type * as lsp from 'vscode-languageserver/node';
import type { Place, Position, Range } from '../../../shared/src/model';

export function toLspRange(range: Range): lsp.Range {
  return { start: toLspPosition(range.start), end: toLspPosition(range.end) };
}

function toLspPosition({ line, character }: Position): lsp.Position {
  return { line: Math.max(0, line - 1), character: Math.max(0, character - 1) };
}

export function toModelPosition({ line, character }: lsp.Position): Position {
  return { line: line + 1, character: character + 1 };
}

/** Whether a position is in a range; its end counts, since the cursor stands behind the last character. */
export function isWithin(position: Position, { start, end }: Range): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

export function overlaps(first: Range, second: Range): boolean {
  return !isBefore(first.end, second.start) && !isBefore(second.end, first.start);
}

export function toModelRange(range: lsp.Range): Range {
  return { start: toModelPosition(range.start), end: toModelPosition(range.end) };
}

export function toLocation(place: Place, uriOf: (path: string) => string): lsp.Location {
  return { uri: uriOf(place.file), range: toLspRange(place.range) };
}

function isBefore(first: Position, second: Position): boolean {
  return first.line < second.line || (first.line === second.line && first.character < second.character);
}
