/** Fixes that write a date into a row of the removals table. */
import { isDay } from '../../checks/opt-out-processing-time/business-days';
import { BUSINESS_DAYS, type Column, type Removal } from '../../checks/opt-out-processing-time/removals';
import type { TextEdit } from '../fix';
import { type RemovalsFix, type RemovalsRequest, rowsIn, type TableInText } from './removals-request';

/** Of the selected rows, and where others have none either, of all. */
export function fillDue({ range }: RemovalsRequest, table: TableInText): RemovalsFix[] {
  const here = rowsIn(table, range).filter(isWithoutDue);
  const all = rowsIn(table, undefined).filter(isWithoutDue);
  const [first] = here;
  const edit = (it: Removal) => cellEdit(table, it, 'Due', it.due ?? '');
  return [
    ...(first && here.length === 1
      ? [toFix('fill-due', `Fill in the due date, ${first.due}`, true, [edit(first)])]
      : []),
    ...(all.length > 1
      ? [toFix('fill-every-due', `Fill in all ${all.length} due dates`, here.length > 1, all.map(edit))]
      : []),
  ];
}

/** Nobody wrote one, or no more than a dash. */
function isWithoutDue({ due, cells }: Removal): boolean {
  return due !== undefined && /^[\s./–—-]*$/.test(cells.Due.text);
}

/** One that a person wrote is replaced by itself, and with both named. */
export function replaceDue({ range }: RemovalsRequest, table: TableInText): RemovalsFix[] {
  const [row, ...others] = rowsIn(table, range).filter(isReplaceable);
  if (!row || others.length > 0) return [];
  const title = `Replace the due date \`${row.cells.Due.text}\` with ${row.due}, ${BUSINESS_DAYS} business days after Received`;
  return [toFix('replace-due', title, false, [cellEdit(table, row, 'Due', row.due ?? '')])];
}

/** A date of another form, or later than the law allows; an earlier one and words are people's own. */
function isReplaceable({ due, cells }: Removal): boolean {
  const written = cells.Due.text;
  return due !== undefined && (isDay(written) ? written > due : /^[\d\s./-]*\d[\d\s./-]*$/.test(written));
}

export function markDone({ range, today }: RemovalsRequest, table: TableInText): RemovalsFix[] {
  const open = rowsIn(table, range).filter((it) => it.cells.Done.text === '' && it.due !== undefined);
  const what = open.length === 1 ? 'Mark as done today' : `Mark ${open.length} rows as done today`;
  const edits = open.map((it) => cellEdit(table, it, 'Done', today));
  return open.length === 0 ? [] : [toFix('mark-done', what, false, edits)];
}

export function toFix(id: string, title: string, preferred: boolean, edits: readonly TextEdit[]): RemovalsFix {
  return { id, title, preferred, edits };
}

/** Keeps the width of a cell where the text fits; adds the cells that a row leaves out at its end. */
function cellEdit({ operations, it }: TableInText, removal: Removal, column: Column, text: string): TextEdit {
  const { file } = operations;
  const row = it.table.rows.find(({ line }) => line === removal.range.start.line);
  const at = it.columns.indexOf(column);
  const cell = row?.cells[at];
  const start = row?.offset ?? 0;
  if (row && cell) {
    const newText = ` ${text} `.padEnd(cell.to - cell.from);
    // The last cell of a row without a closing pipe ends where its text does.
    const isOpenEnded = row.text[cell.to] !== '|';
    return { file, start: start + cell.from, end: start + cell.to, newText: isOpenEnded ? newText.trimEnd() : newText };
  }
  const written = row?.text.trimEnd() ?? '';
  const missing = at - (row?.cells.length ?? 0);
  const open = written.endsWith('|') && !written.endsWith('\\|') ? '' : ' |';
  return {
    file,
    start: start + written.length,
    end: start + written.length,
    newText: `${open}${' |'.repeat(missing)} ${text} |`,
  };
}
