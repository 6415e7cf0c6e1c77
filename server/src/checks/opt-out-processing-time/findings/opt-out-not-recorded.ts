/** `opt-out-not-recorded`: a handler that is named for an opt-out stores nothing, asks no other and sends no message. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { ofOptOut } from '../opt-outs';

export function findOptOutNotRecorded({ duties }: CheckInput): Finding[] {
  return ofOptOut(duties)
    .filter((it) => it.mode === 'real-time' && it.writes.length === 0 && !it.delegates && it.stops.length === 0)
    .map((it) =>
      toFinding('opt-out-not-recorded', {
        at: it,
        message: `${it.label} takes an opt-out and stores no record of it.`,
      }),
    );
}
