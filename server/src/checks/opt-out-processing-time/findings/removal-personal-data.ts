/** `removal-personal-data`: a row of the removals table holds an e-mail address or a phone number. */
import type { Finding } from '../../../../../shared/src/model';
import { toFinding } from '../../to-finding';
import { isDay } from '../business-days';
import type { Removal } from '../removals';

const ADDRESS = /[^\s@|<>]+@[^\s@|<>]+\.[a-z]{2,}/i;
const NUMBER = /(?<![\w-])\+?\(?\d[\d\s().-]{7,}\d(?![\w-])/g;
const DIGITS = 10;

export function findRemovalPersonalData(removals: readonly Removal[]): Finding[] {
  return removals.flatMap(({ all }) =>
    all.flatMap((cell) => {
      const what = ADDRESS.test(cell.text) ? 'an e-mail address' : hasPhone(cell.text) ? 'a phone number' : undefined;
      return what ? [toFinding('removal-personal-data', { at: cell, message: `The row holds ${what}.` })] : [];
    }),
  );
}

function hasPhone(text: string): boolean {
  return [...text.matchAll(NUMBER)].some(([it]) => !isDay(it.trim()) && it.replaceAll(/\D/g, '').length >= DIGITS);
}
