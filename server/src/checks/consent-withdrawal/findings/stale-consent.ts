/** `stale-consent`: the choice is read once, when a module loads, and used as a gate later. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { findReads } from '../withdrawals';

export function findStaleConsent({ duties }: CheckInput): Finding[] {
  return findReads(
    'stale-consent',
    duties.stale,
    (it) => `\`${it.text}\` keeps what \`${it.name}\` held when the module loaded, and is used as a gate later.`,
  );
}
