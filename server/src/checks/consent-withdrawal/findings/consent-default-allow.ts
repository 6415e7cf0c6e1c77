/** `consent-default-allow`: where there is no record of a choice, sharing is allowed. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { findReads } from '../withdrawals';

export function findConsentDefaultAllow({ duties }: CheckInput): Finding[] {
  return findReads(
    'consent-default-allow',
    duties.defaults,
    (it) => `\`${it.text}\` counts a missing record as consent.`,
  );
}
