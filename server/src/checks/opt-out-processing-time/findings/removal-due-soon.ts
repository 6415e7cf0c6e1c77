/** `removal-due-soon`: an open removal is due within the days that the configuration names. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { dueDay, isDueSoon } from '../deadline';
import type { Removal } from '../removals';

export function findRemovalDueSoon({ today, dueSoonDays }: CheckInput, removals: readonly Removal[]): Finding[] {
  return removals
    .filter((it) => isDueSoon(it, today, dueSoonDays))
    .map((it) => {
      const { Request: request, 'Third party': party } = it.cells;
      const message = `The removal at ${party.text || 'a third party'} for ${request.text || 'a request'} is due on ${dueDay(it)}.`;
      return toFinding('removal-due-soon', { at: it, message });
    });
}
