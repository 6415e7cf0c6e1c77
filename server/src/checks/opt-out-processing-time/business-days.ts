/**
 * Business days: not Saturdays, not Sundays, not the holidays of the calendar that the configuration names (by default
 * US federal holidays, as observed), and not the further days that it lists.
 */
import { allForYear } from '@18f/us-federal-holidays';
import type { ReportConfig } from '../../../../shared/src/config';
import { remembered } from '../../std/remembered';

export type Calendar = Pick<ReportConfig, 'calendar' | 'holidays'>;

const DAY = 24 * 60 * 60 * 1000;
const LAST = Date.parse('9999-12-31');
const federalHolidays = new Map<number, ReadonlySet<string>>();

/** `YYYY-MM-DD`, and a day that there is. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && toText(Date.parse(text)) === text;
}

/** The day that is `n` business days after this one. */
export function addBusinessDays(day: string, n: number, calendar: Calendar): string {
  let time = Date.parse(day);
  for (let left = n; left > 0; ) {
    time += DAY;
    if (isBusinessDay(time, calendar)) left--;
  }
  return toText(time);
}

function isBusinessDay(time: number, { calendar, holidays }: Calendar): boolean {
  const date = new Date(time);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6 || holidays.includes(toText(time))) return false;
  return calendar === 'weekdays' || !federalHolidaysOf(date.getUTCFullYear()).has(toText(time));
}

/** New Year's Day of the next year may be observed in this one. */
function federalHolidaysOf(year: number): ReadonlySet<string> {
  return remembered(federalHolidays, year, () => {
    const all = [...allForYear(year), ...allForYear(year + 1)];
    return new Set(all.map((it) => it.dateString.replaceAll(/-(\d)(?!\d)/g, '-0$1')));
  });
}

/** Days are compared as texts, so none is later than the last that has four digits. */
function toText(time: number): string {
  return time > LAST ? '9999-12-31' : new Date(time).toISOString().slice(0, 10);
}
