/** `consent-not-latest`: each choice is a record of its own, and the one that is read need not be the newest. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { findReads } from '../withdrawals';

export function findConsentNotLatest({ duties }: CheckInput): Finding[] {
  return findReads(
    'consent-not-latest',
    duties.unordered,
    (it) => `A record of \`${it.name}\` is read without an order, so it need not be the consumer's latest choice.`,
  );
}
