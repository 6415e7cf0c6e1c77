/** How a removal stands on a day. */
import type { RemovalState } from '../../../../shared/src/model';
import { addBusinessDays, type Calendar, isDay } from './business-days';
import { personalDataIn } from './personal-data';
import { BUSINESS_DAYS, type Removal } from './removals';

export interface Deadlines extends Calendar {
  /** In business days. */
  readonly dueSoonDays: number;
}

/** `open` where it cannot be told more of a row that is not done. */
export function stateOf(removal: Removal, today: string, deadlines: Deadlines): RemovalState {
  const { due, cells } = removal;
  const done = cells.Done.text;
  if (done !== '') return due !== undefined && isDay(done) && done > due ? 'done-late' : 'done';
  if (due === undefined) return 'open';
  if (today > due) return 'overdue';
  // More days than a deadline has change nothing.
  const soon = addBusinessDays(today, Math.min(deadlines.dueSoonDays, BUSINESS_DAYS), deadlines);
  return due <= soon ? 'due-soon' : 'open';
}

export function isOpen({ cells }: Removal): boolean {
  return cells.Done.text === '';
}

/** `The removal at Meta for R-2026-0113`. What is said goes into logs and reports, so it names no person. */
export function describeRemoval({ cells }: Removal): string {
  return `The removal at ${named(cells['Third party'].text, 'a third party')} for ${named(cells.Request.text, 'a request')}`;
}

function named(text: string, otherwise: string): string {
  return text === '' || personalDataIn(text) ? otherwise : text;
}
