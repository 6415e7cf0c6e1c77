/**
 * `withdrawal-missing`: consent for a kind of processing can be given, and nothing in the program takes it back.
 *
 * A consent platform counts as the way, where a control opens it again: one of the program, or its own that stays on
 * each page. Where not all code that serves choices could be followed, nothing is said to be missing.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { canBeReopened, processingTypes, processingWord } from '../withdrawals';

export function findWithdrawalMissing({ duties }: CheckInput): Finding[] {
  const { platforms, writes, complete } = duties;
  if (!complete || platforms.some(canBeReopened)) return [];
  const isRefused = writes.some((it) => it.says !== 'allows');
  const closed = platforms.map((at) =>
    toFinding('withdrawal-missing', {
      at,
      message: `Consent is asked for by ${at.name}, and nothing in the program opens it again or takes the consent back.`,
    }),
  );
  if (closed.length > 0) return isRefused ? [] : closed;
  return processingTypes(duties).flatMap(({ type, granted, withdrawn }) => {
    const [at] = granted;
    if (!at || withdrawn.length > 0) return [];
    const message = `Consent for ${processingWord(type)} is stored in \`${at.name}\`, and nothing in the program withdraws it.`;
    return [toFinding('withdrawal-missing', { at, message })];
  });
}
