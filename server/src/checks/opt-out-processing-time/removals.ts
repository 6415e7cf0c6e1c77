/**
 * The table of third-party removals in `PRIVACY_OPERATIONS.md`: any table whose header has Request, Received,
 * Third party, Due and Done, in any order. It is people's own, and only read here.
 */
import type { Place } from '../../../../shared/src/model';
import { isRule, splitCells } from '../../std/table-cells';

export const COLUMNS = ['Request', 'Received', 'Third party', 'Due', 'Done'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Removal extends Place {
  readonly cells: { readonly [column in Column]: Cell };
  /** Of the whole row, other columns too. */
  readonly all: readonly Cell[];
}

export interface Cell extends Place {
  readonly text: string;
}

export function parseRemovals(file: string, text: string): readonly Removal[] {
  const rows: Removal[] = [];
  let titles: readonly string[] | undefined;
  let isCode = false;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    const cells = isCode ? undefined : splitCells(line);
    if (!cells) titles = undefined;
    else if (!titles) titles = cells.map((it) => it.trim().toLowerCase());
    else if (!isRule(cells) && isRemovals(titles)) {
      const row = toRemoval({ file, line: i + 1, text: line }, cells, titles);
      if (row.all.some((it) => it.text !== '')) rows.push(row);
    }
  }
  return rows;
}

function isRemovals(titles: readonly string[]): boolean {
  return COLUMNS.every((it) => titles.includes(it.toLowerCase()));
}

interface Line {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

function toRemoval(line: Line, raw: readonly string[], titles: readonly string[]): Removal {
  let at = line.text.indexOf('|') + 1;
  const all = raw.map((cell) => {
    const blank = cell.length - cell.trimStart().length;
    const start = cell.trim() === '' ? at : at + blank;
    const found = toCell(line, cell.trim(), start);
    at += cell.length + 1;
    return found;
  });
  const end = toCell(line, '', line.text.length);
  const cellOf = (column: Column) => all[titles.indexOf(column.toLowerCase())] ?? end;
  const cells = Object.fromEntries(COLUMNS.map((it) => [it, cellOf(it)])) as Removal['cells'];
  return { ...toCell(line, line.text.trim(), line.text.indexOf('|')), cells, all };
}

function toCell({ file, line }: Line, text: string, start: number): Cell {
  return {
    text,
    file,
    range: {
      start: { line, character: start + 1 },
      end: { line, character: start + 1 + text.length },
    },
  };
}
