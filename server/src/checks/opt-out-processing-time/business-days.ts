/** Business days by the calendar of US federal holidays: Saturdays, Sundays and holidays, as observed, do not count. */
import { allForYear } from '@18f/us-federal-holidays';
import { remembered } from '../../std/remembered';

const DAY = 24 * 60 * 60 * 1000;
const holidays = new Map<number, ReadonlySet<string>>();

/** `YYYY-MM-DD`, and a day that there is. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && toText(Date.parse(text)) === text;
}

/** The day that is `n` business days after this one. */
export function addBusinessDays(day: string, n: number): string {
  let time = Date.parse(day);
  for (let left = n; left > 0; ) {
    time += DAY;
    if (isBusinessDay(time)) left--;
  }
  return toText(time);
}

/** Business days after `from`, up to and with `to`. */
export function businessDaysBetween(from: string, to: string): number {
  let n = 0;
  for (let time = Date.parse(from) + DAY; time <= Date.parse(to); time += DAY) if (isBusinessDay(time)) n++;
  return n;
}

function isBusinessDay(time: number): boolean {
  const date = new Date(time);
  const weekday = date.getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(date.getUTCFullYear()).has(toText(time));
}

/** New Year's Day of the next year may be observed in this one. */
function holidaysOf(year: number): ReadonlySet<string> {
  return remembered(holidays, year, () => {
    const all = [...allForYear(year), ...allForYear(year + 1)];
    return new Set(all.map((it) => it.dateString.replaceAll(/-(\d)(?!\d)/g, '-0$1')));
  });
}

function toText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
