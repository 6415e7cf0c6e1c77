/**
 * `opt-out-unconfirmed`: the consumer is not told that the opt-out was taken.
 *
 * A message counts, and where the opt-out is real-time an answer that states the result; an empty answer does not.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { isDoneLater, isOwn, ofOptOut } from '../opt-outs';

export function findOptOutUnconfirmed({ duties }: CheckInput): Finding[] {
  return ofOptOut(duties)
    .filter((it) => !it.consumes && !isDoneLater(duties, it, (other) => other.confirms))
    .filter((it) => isOwn(it) && !it.confirms && (it.writes.length > 0 || it.mode === 'queued'))
    .map((it) =>
      toFinding('opt-out-unconfirmed', {
        at: it,
        message: `${it.label} takes an opt-out and does not confirm it to the consumer.`,
      }),
    );
}
