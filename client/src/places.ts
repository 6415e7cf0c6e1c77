/**
 * Places of the model in the editor's terms.
 */
import { type Command, Location, l10n, Position, Range, type TextDocumentShowOptions, Uri } from 'vscode';
import type { Place } from '../../shared/src/model';

export function toUri(folder: string, file: string): Uri {
  return Uri.joinPath(Uri.parse(folder), file);
}

/** The model counts from 1. */
export function toRange({ range: { start, end } }: Place): Range {
  const from = new Position(Math.max(0, start.line - 1), Math.max(0, start.character - 1));
  return new Range(from, new Position(Math.max(0, end.line - 1), Math.max(0, end.character - 1)));
}

/** For the cursor alone: what is typed next would take the place of a selection. */
export function startOf(place: Place): Range {
  const { start } = toRange(place);
  return new Range(start, start);
}

export function toLocation(folder: string, place: Place): Location {
  return new Location(toUri(folder, place.file), toRange(place));
}

/** Opens a place on click, as other trees do. */
export function openCommand(folder: string, place: Place): Command {
  const options: TextDocumentShowOptions = { selection: toRange(place) };
  return { title: l10n.t('Open'), command: 'vscode.open', arguments: [toUri(folder, place.file), options] };
}
