/** What fixes of the removals table are asked with, and the rows they look at. */
import type { Pathway, Range } from '../../../../shared/src/model';
import type { Calendar } from '../../checks/opt-out-processing-time/business-days';
import type { OperationsFile, Removal, RemovalsTable } from '../../checks/opt-out-processing-time/removals';
import type { Fix } from '../fix';

/** Names of third parties that data is shared with, those that a person exempted aside. */
export function thirdPartiesInUse(pathways: readonly Pathway[]): string[] {
  return [...new Set(pathways.filter((it) => it.status !== 'exempt').map((it) => it.vendorName))].sort();
}

export interface RemovalsRequest {
  readonly operations: OperationsFile;
  /** Where the cursor is, or what is selected. */
  readonly range: Range;
  readonly calendar: Calendar;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Names of the third parties in use. */
  readonly thirdParties: readonly string[];
  /** What a new request is called; undefined: the next number. */
  readonly newRequest?: string | undefined;
}

/** What it does shows in the table at once, so it needs no trial. */
export type RemovalsFix = Omit<Fix, 'promised' | 'safe'>;

/** One of the tables, with what its rows say. */
export interface TableInText {
  readonly operations: OperationsFile;
  readonly it: RemovalsTable;
  /** By line. */
  readonly removals: ReadonlyMap<number, Removal>;
}

export function rowsIn({ it, removals }: TableInText, range: Range | undefined): readonly Removal[] {
  const rows = it.table.rows.filter(({ line }) => !range || (range.start.line <= line && line <= range.end.line));
  return rows.flatMap(({ line }) => removals.get(line) ?? []);
}
