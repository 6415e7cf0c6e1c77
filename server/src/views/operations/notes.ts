/**
 * The Notes columns of the pathway region: people's words, which the region's hash leaves out.
 *
 * Reads whatever rows stand there, moved columns and stray pipes included, because a note that is not read is lost.
 */
import { isRule, splitCells } from '../../std/table-cells';
import { codeSpan } from '../markdown-text';

/** One row of a pathway table as it stands in the file. */
export interface NotedRow {
  /** The pathway's id, as written without its code span. */
  readonly id: string;
  /** What told it from equal ones, as a comment behind the id; empty where none stands there. */
  readonly mark: string;
  readonly vendor: string;
  readonly touchpoint: string;
  readonly place: string;
  /** Pipes in it are escaped; empty where nobody wrote one. */
  readonly note: string;
  /** It stands under "Removed since". */
  readonly isRemoved: boolean;
}

const MARK = /(?<=^|`) ?<!-- ([\da-f]{16}) -->$/;

/** The cell of a pathway. The mark is no part of what a region says. */
export function idCell(id: string, mark: string): string {
  return [codeSpan(id), mark && `<!-- ${mark} -->`].filter(Boolean).join(' ');
}

export const NOTES_TITLE = 'Notes';
export const REMOVED_TITLE = '### Removed since';
export const REMOVED_TITLES = ['Third party', 'Touchpoint', 'Place', 'Pathway', NOTES_TITLE];
/** What the column is called that says why, by group of pathways. */
export const WHY_TITLES = ['How it is reached', 'Restriction', 'Gates', 'Exempted because'] as const;

export function pathwayTitles(why: (typeof WHY_TITLES)[number]): readonly string[] {
  return ['Third party', 'Category', 'Touchpoint', 'Place', 'Data seen', why, 'Pathway', NOTES_TITLE];
}

/** Every row of a pathway, in order: the pathway tables', then those of pathways removed earlier. */
export function collectRows(lines: readonly string[]): NotedRow[] {
  return readLines(lines).flatMap((it) => (it.kind === 'row' ? [it.row] : []));
}

/** The lines of a region as its hash sees them: without notes, and however a formatter aligned its tables. */
export function toHashedLines(lines: readonly string[]): string[] {
  return readLines(lines).flatMap((it) => {
    if (it.kind === 'other') return toCanonicalLines([it.line]);
    // Rows of removed pathways may be deleted, and with the last one their title.
    if (it.isRemoved) return [];
    return it.kind === 'row' ? [ownWords(it.own)] : [];
  });
}

/** What the rows of removed pathways say beside their notes. */
export function removedRowsIn(lines: readonly string[]): string[] {
  return readLines(lines).flatMap((it) => (it.kind === 'row' && it.isRemoved ? [ownWords(it.own)] : []));
}

function ownWords(cells: readonly string[]): string {
  return cells.map(withoutMark).join(' | ');
}

function withoutMark(cell: string): string {
  return cell.trim().replace(MARK, '');
}

/** Lines that are equal when only blanks and the alignment of tables differ. */
export function toCanonicalLines(lines: readonly string[]): string[] {
  return lines
    .filter((it) => it.trim() !== '')
    .map((line) => {
      const cells = splitCells(line);
      if (!cells) return line.trimEnd();
      return `| ${cells.map((it) => (isRule([it]) ? '---' : withoutMark(it))).join(' | ')} |`;
    });
}

type Line =
  | { readonly kind: 'other'; readonly line: string; readonly isRemoved: boolean }
  /** Of a pathway table: its titles, or the rule below them. */
  | { readonly kind: 'head'; readonly isRemoved: boolean }
  | { readonly kind: 'row'; readonly row: NotedRow; readonly own: readonly string[]; readonly isRemoved: boolean };

function readLines(lines: readonly string[]): Line[] {
  const read: Line[] = [];
  let isRemoved = false;
  // A table that lost its titles is still read: there may be notes in it.
  let titles: readonly string[] = pathwayTitles('Gates');
  for (const line of lines) {
    const cells = splitCells(line);
    const trimmed = cells?.map((it) => it.trim()) ?? [];
    if (line.trimEnd() === REMOVED_TITLE) {
      isRemoved = true;
      titles = REMOVED_TITLES;
      read.push({ kind: 'head', isRemoved });
    } else if (trimmed.includes(NOTES_TITLE) && trimmed.includes('Pathway')) {
      titles = trimmed;
      read.push(isKnownHead(trimmed, isRemoved) ? { kind: 'head', isRemoved } : { kind: 'other', line, isRemoved });
    } else if (cells && isRule(cells)) {
      read.push({ kind: 'head', isRemoved });
    } else if (cells) {
      read.push(toRow(cells, titles, isRemoved));
    } else {
      read.push({ kind: 'other', line, isRemoved });
    }
  }
  return read;
}

/** Our own columns, in whatever order. */
function isKnownHead(titles: readonly string[], isRemoved: boolean): boolean {
  const ours = isRemoved ? [REMOVED_TITLES] : WHY_TITLES.map(pathwayTitles);
  return ours.some((its) => its.length === titles.length && its.every((it) => titles.includes(it)));
}

function toRow(cells: readonly string[], titles: readonly string[], isRemoved: boolean): Line {
  const at = titles.indexOf(NOTES_TITLE);
  const isLast = at === titles.length - 1;
  const cellOf = (title: string) => cells[titles.indexOf(title)]?.trim() ?? '';
  // Cells beyond the last column are the note's too: someone wrote a pipe in it.
  const written = isLast ? cells.slice(at) : cells.slice(at, at + 1);
  const row = {
    id: withoutMark(cellOf('Pathway')).replaceAll('`', ''),
    mark: MARK.exec(cellOf('Pathway'))?.[1] ?? '',
    vendor: cellOf('Third party'),
    touchpoint: cellOf('Touchpoint'),
    place: cellOf('Place'),
    note: written.join('\\|').trim(),
    isRemoved,
  };
  return { kind: 'row', row, own: cells.filter((_, i) => i < at || (!isLast && i > at)), isRemoved };
}
