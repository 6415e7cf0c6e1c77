/**
 * `withdrawal-missing`: consent for a kind of processing can be given, and nothing in the program takes it back.
 *
 * A consent platform counts as the way. Where not all code that serves choices could be followed, nothing is said
 * to be missing.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { processingTypes, processingWord } from '../withdrawals';

export function findWithdrawalMissing({ duties }: CheckInput): Finding[] {
  if (duties.platforms.length > 0 || !duties.complete) return [];
  return processingTypes(duties).flatMap(({ type, granted, withdrawn }) => {
    const [at] = granted;
    if (!at || withdrawn.length > 0) return [];
    const message = `Consent for ${processingWord(type)} is stored in \`${at.name}\`, and nothing in the program withdraws it.`;
    return [toFinding('withdrawal-missing', { at, message })];
  });
}
