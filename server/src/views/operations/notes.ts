/**
 * The Notes columns of the pathway region: people's words, kept by pathway id across exports.
 *
 * Reads whatever rows stand there, moved columns and stray pipes included, because a note that is not read is lost.
 */
import { isRule, splitCells } from '../../std/table-cells';

export interface NotedRow {
  /** The pathway's id, as written without its code span. */
  readonly id: string;
  readonly vendor: string;
  readonly place: string;
  /** Never empty; pipes in it are escaped. */
  readonly note: string;
}

export const NOTES_TITLE = 'Notes';
export const REMOVED_TITLE = '### Removed since';
export const PATHWAY_TITLES = ['Pathway', 'Status', 'Third party', 'Touchpoint', 'Place', 'Data', 'Why', NOTES_TITLE];

/** Every row that has a note, in order: the pathway table's, then those of pathways removed earlier. */
export function collectNotes(lines: readonly string[]): NotedRow[] {
  const rows: NotedRow[] = [];
  let titles: readonly string[] = PATHWAY_TITLES;
  for (const line of lines) {
    const cells = splitCells(line);
    if (!cells || isRule(cells)) continue;
    const trimmed = cells.map((it) => it.trim());
    if (trimmed.includes(NOTES_TITLE) && trimmed.includes('Pathway')) {
      titles = trimmed;
      continue;
    }
    const note = readNote(cells, titles);
    if (note !== '')
      rows.push({
        id: cellOf('Pathway').replaceAll('`', ''),
        vendor: cellOf('Third party'),
        place: cellOf('Place'),
        note,
      });

    function cellOf(title: string): string {
      return trimmed[titles.indexOf(title)] ?? '';
    }
  }
  return rows;
}

/** A line as the region's hash sees it: without notes, and however a formatter aligned it. Undefined: not seen at all. */
export function toHashedLines(lines: readonly string[]): string[] {
  const removed = lines.indexOf(REMOVED_TITLE);
  const own = removed === -1 ? lines : lines.slice(0, removed);
  const width = PATHWAY_TITLES.indexOf(NOTES_TITLE);
  return toCanonicalLines(own).map((line) => {
    const cells = splitCells(line);
    return cells ? cells.slice(0, width).join('|') : line;
  });
}

/** Lines that are equal when only blanks and the alignment of tables differ. */
export function toCanonicalLines(lines: readonly string[]): string[] {
  return lines
    .filter((it) => it.trim() !== '')
    .map((line) => {
      const cells = splitCells(line);
      if (!cells) return line.trimEnd();
      return `| ${cells.map((it) => (isRule([it]) ? '---' : it.trim())).join(' | ')} |`;
    });
}

/** Cells beyond the last column are the note's too: someone wrote a pipe in it. */
function readNote(cells: readonly string[], titles: readonly string[]): string {
  const at = titles.indexOf(NOTES_TITLE);
  const isLast = at === titles.length - 1;
  return cells
    .slice(at, isLast ? undefined : at + 1)
    .join('\\|')
    .trim();
}
