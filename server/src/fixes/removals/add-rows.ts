/** Fixes that add rows to the removals table: one for each third party in use. */
import { addBusinessDays, isDay } from '../../checks/opt-out-processing-time/business-days';
import { personalDataIn } from '../../checks/opt-out-processing-time/personal-data';
import { BUSINESS_DAYS, type Column, type Removal } from '../../checks/opt-out-processing-time/removals';
import type { TextEdit } from '../fix';
import { toFix } from './fill-cells';
import { type RemovalsFix, type RemovalsRequest, rowsIn, type TableInText } from './removals-request';

/** The third parties that the request of the selected row has no row for. */
export function addThirdParties(request: RemovalsRequest, table: TableInText): RemovalsFix[] {
  const { range, today, calendar, thirdParties } = request;
  const [row, ...others] = rowsIn(table, range);
  if (!row || others.length > 0 || row.cells.Request.text === '') return [];
  const ofRequest = rowsIn(table, undefined).filter((it) => it.cells.Request.text === row.cells.Request.text);
  const told = new Set(ofRequest.map((it) => it.cells['Third party'].text.toLowerCase()));
  const missing = thirdParties.filter((it) => !told.has(written(it).toLowerCase()));
  const last = ofRequest.at(-1) ?? row;
  if (missing.length === 0) return [];
  const received = isDay(row.cells.Received.text) ? row.cells.Received.text : today;
  const rows = rowsOf({ ...request, calendar }, row.cells.Request.text, received, missing);
  const title = `Add ${count(missing.length)} of this request: each third party in use`;
  return [toFix('add-third-parties', title, false, [insertion(table, last.range.start.line, rows)])];
}

/** A request that was received today. */
export function addRequest(request: RemovalsRequest, table: TableInText): RemovalsFix[] {
  const { today, thirdParties } = request;
  if (thirdParties.length === 0) return [];
  const name = request.newRequest ?? nextRequest(rowsIn(table, undefined), today);
  const rows = rowsOf(request, name, today, thirdParties);
  const title = `Add the new request ${name}: ${count(thirdParties.length)}, one for each third party in use`;
  return [toFix('add-request', title, false, [insertion(table, table.it.table.last.line, rows)])];
}

type Row = { readonly [column in Column]: string };

function rowsOf(
  { calendar }: RemovalsRequest,
  request: string,
  received: string,
  thirdParties: readonly string[],
): readonly Row[] {
  const due = addBusinessDays(received, BUSINESS_DAYS, calendar);
  return thirdParties.map((it) => ({
    Request: written(request),
    Received: received,
    'Third party': written(it),
    Due: due,
    Done: '',
  }));
}

function insertion({ operations, it }: TableInText, line: number, rows: readonly Row[]): TextEdit {
  const { file, text } = operations;
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const after = it.table.rows.find((row) => row.line === line) ?? it.table.last;
  const start = after.offset + after.text.length;
  const lines = rows.map((row) => `| ${it.columns.map((column) => (column ? row[column] : '')).join(' | ')} |`);
  return { file, start, end: start, newText: lines.map((it) => eol + it).join('') };
}

/** The number after the highest one; numbers that begin with the year begin anew with it. */
function nextRequest(removals: readonly Removal[], today: string): string {
  const year = today.slice(0, 4);
  const known = removals.map((it) => it.cells.Request.text).filter((it) => personalDataIn(it) === undefined);
  const numbered = known.flatMap((it) => {
    const [, prefix = '', digits = ''] = /^([^|]*?)(\d{1,9})$/.exec(it) ?? [];
    return digits === '' ? [] : [{ prefix, digits, n: Number(digits) }];
  });
  const last = numbered.at(-1);
  if (!last) return `R-${year}-0001`;
  const isLastYears = /(?<!\d)\d{4}(?!\d)/.exec(last.prefix)?.[0];
  const prefix = isLastYears === undefined ? last.prefix : last.prefix.replace(isLastYears, year);
  const highest = Math.max(0, ...numbered.filter((it) => it.prefix === prefix).map((it) => it.n));
  return prefix + String(highest + 1).padStart(last.digits.length, '0');
}

/** As a cell holds it. */
function written(name: string): string {
  return name.replace(/\s+/g, ' ').trim().replace(/\\|\|/g, '\\$&');
}

function count(n: number): string {
  return n === 1 ? '1 row' : `${n} rows`;
}
