/** `opt-out-inbox`: all that is done with a request is a message to an address of the business. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { optOutHandlers } from '../opt-outs';

export function findOptOutInbox({ duties }: CheckInput): Finding[] {
  return optOutHandlers(duties)
    .filter((it) => it.mode === 'inbox')
    .map((it) =>
      toFinding('opt-out-inbox', {
        at: it,
        message: `${it.label} takes an opt-out and only sends a message to an inbox: nothing is stored, and nothing stops.`,
      }),
    );
}
