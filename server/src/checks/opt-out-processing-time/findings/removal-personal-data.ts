/** `removal-personal-data`: a row of the removals table holds an e-mail address or a phone number. */
import type { Finding } from '../../../../../shared/src/model';
import { toFinding } from '../../to-finding';
import type { Removal } from '../removals';

const ADDRESS = /[\p{L}\d.!#$%&'*+=?^_`{|}~-]@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;
const DATE = /(?<!\d)\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?!\d)/g;
const NUMBER = /(?<![\w#-])\+?\(?\d[\d\s().-]{7,}\d(?![\w-])/g;
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
  const withoutDates = text.replaceAll(DATE, ' / ');
  return [...withoutDates.matchAll(NUMBER)].some(([it]) => it.replaceAll(/\D/g, '').length >= DIGITS);
}
