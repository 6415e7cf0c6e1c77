/**
 * The table of third-party removals in `PRIVACY_OPERATIONS.md`: any table whose header has Request, Received,
 * Third party, Due and Done, in any order. It is people's own, and only read here.
 */
import type { Place } from '../../../../shared/src/model';
import { collectTables, type Table, type TableRow } from '../../std/markdown-tables';
import { addBusinessDays, type Calendar, isDay } from './business-days';

export const COLUMNS = ['Request', 'Received', 'Third party', 'Due', 'Done'] as const;
export type Column = (typeof COLUMNS)[number];

/** 11 CCR § 7026(f)(1). */
export const BUSINESS_DAYS = 15;

export interface Removal extends Place {
  readonly cells: { readonly [column in Column]: Cell };
  /** Of the whole row, other columns too. */
  readonly all: readonly Cell[];
  /** The last day of the 15 business days; undefined where the day of the request cannot be read. */
  readonly due: string | undefined;
}

export interface Cell extends Place {
  readonly text: string;
}

export interface RemovalsTable {
  readonly table: Table;
  /** Column of each cell; undefined for people's further ones. */
  readonly columns: readonly (Column | undefined)[];
}

export interface OperationsFile {
  readonly file: string;
  readonly text: string;
}

export function parseRemovals({ file, text }: OperationsFile, calendar: Calendar): readonly Removal[] {
  return findRemovalsTables(text).flatMap(({ table, columns }) =>
    table.rows
      .filter((row) => row.cells.some((it) => it.text !== ''))
      .map((row) => toRemoval(file, row, columns, calendar)),
  );
}

export function findRemovalsTables(text: string): readonly RemovalsTable[] {
  return collectTables(text).flatMap((table) => {
    const columns = table.head.cells.map((cell) => COLUMNS.find((it) => isTitle(cell.text, it)));
    return COLUMNS.every((it) => columns.includes(it)) ? [{ table, columns }] : [];
  });
}

/** However it is cased, spaced and emphasised. */
function isTitle(written: string, column: Column): boolean {
  const words = written.toLowerCase().replaceAll(/[*_`\s-]+/g, ' ');
  return words.trim() === column.toLowerCase();
}

function toRemoval(file: string, row: TableRow, columns: RemovalsTable['columns'], calendar: Calendar): Removal {
  const end = toCell(file, row, { text: '', start: row.text.trimEnd().length });
  const all = row.cells.map((it) => toCell(file, row, it));
  const cellOf = (column: Column) => all[columns.indexOf(column)] ?? end;
  const cells = Object.fromEntries(COLUMNS.map((it) => [it, cellOf(it)])) as Removal['cells'];
  const received = cells.Received.text;
  const start = row.text.length - row.text.trimStart().length;
  return {
    ...toCell(file, row, { text: row.text.trim(), start }),
    cells,
    all,
    due: isDay(received) ? addBusinessDays(received, BUSINESS_DAYS, calendar) : undefined,
  };
}

function toCell(file: string, { line }: TableRow, { text, start }: { text: string; start: number }): Cell {
  const range = { start: { line, character: start + 1 }, end: { line, character: start + 1 + text.length } };
  return { text, file, range };
}
