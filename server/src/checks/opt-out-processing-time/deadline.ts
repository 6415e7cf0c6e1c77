/** When a removal is due, and how it stands on a day. */
import { addBusinessDays, businessDaysBetween, isDay } from './business-days';
import type { Removal } from './removals';

/** 11 CCR § 7026(f)(1). */
export const BUSINESS_DAYS = 15;

/** Undefined where the day of the request cannot be read. */
export function dueDay({ cells }: Removal): string | undefined {
  const { text } = cells.Received;
  return isDay(text) ? addBusinessDays(text, BUSINESS_DAYS) : undefined;
}

export function isOpen({ cells }: Removal): boolean {
  return cells.Done.text === '';
}

/** The day it was done, or today while it is open. */
export function isOverdue(removal: Removal, today: string): boolean {
  const due = dueDay(removal);
  const done = removal.cells.Done.text;
  if (due === undefined || (done !== '' && !isDay(done))) return false;
  return (done === '' ? today : done) > due;
}

export function isDueSoon(removal: Removal, today: string, days: number): boolean {
  const due = dueDay(removal);
  return due !== undefined && isOpen(removal) && today <= due && businessDaysBetween(today, due) <= days;
}
