/** `removal-overdue`: a removal is open, or was done, past 15 business days after the request. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { dueDay, isOpen, isOverdue } from '../deadline';
import type { Removal } from '../removals';

export function findRemovalOverdue({ today }: CheckInput, removals: readonly Removal[]): Finding[] {
  return removals
    .filter((it) => isOverdue(it, today))
    .map((it) => {
      const { Request: request, 'Third party': party, Done: done } = it.cells;
      const state = isOpen(it) ? 'is still open' : `was done on ${done.text}`;
      const message = `The removal at ${party.text || 'a third party'} for ${request.text || 'a request'} was due on ${dueDay(it)} and ${state}.`;
      return toFinding('removal-overdue', { at: it, message });
    });
}
