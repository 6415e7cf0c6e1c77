/** `removal-personal-data`: a row of the removals table holds an e-mail address or a phone number. */
import type { Finding } from '../../../../../shared/src/model';
import { toFinding } from '../../to-finding';
import { personalDataIn } from '../personal-data';
import type { Removal } from '../removals';

export function findRemovalPersonalData(removals: readonly Removal[]): Finding[] {
  return removals.flatMap(({ all }) =>
    all.flatMap((cell) => {
      const what = personalDataIn(cell.text);
      return what ? [toFinding('removal-personal-data', { at: cell, message: `The row holds ${what}.` })] : [];
    }),
  );
}
