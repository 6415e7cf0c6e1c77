/** `opt-out-no-deadline`: a request is queued for later, and neither a due date nor its state is kept. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { ofOptOut } from '../opt-outs';
import type { Removal } from '../removals';

export function findOptOutNoDeadline({ duties }: CheckInput, removals: readonly Removal[]): Finding[] {
  // Requests that stand in the removals table are tracked there.
  if (removals.length > 0) return [];
  return ofOptOut(duties)
    .filter((it) => it.mode === 'queued' && !it.tracked)
    .map((it) =>
      toFinding('opt-out-no-deadline', {
        at: it,
        message: `${it.label} queues an opt-out for later, and nothing keeps when it is due or whether it is done.`,
      }),
    );
}
