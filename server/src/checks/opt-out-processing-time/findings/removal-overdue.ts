/** `removal-overdue`: a removal is open, or was done, past 15 business days after the request. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { describeRemoval, isOpen, stateOf } from '../deadline';
import type { Removal } from '../removals';

export function findRemovalOverdue({ today, deadlines }: CheckInput, removals: readonly Removal[]): Finding[] {
  return removals
    .filter((it) => ['overdue', 'done-late'].includes(stateOf(it, today, deadlines)))
    .map((it) => {
      const state = isOpen(it) ? 'is still open' : `was done on ${it.cells.Done.text}`;
      const message = `${describeRemoval(it)} was due on ${it.due} and ${state}.`;
      return toFinding('removal-overdue', { at: it, message });
    });
}
