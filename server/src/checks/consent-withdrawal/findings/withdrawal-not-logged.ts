/**
 * `withdrawal-not-logged`: a withdrawal of consent is stored on the server without a date.
 *
 * An opt-out has its own finding about time. A date that the database writes by itself counts.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { keepsInBrowser } from '../../opt-out-processing-time/opt-outs';
import { toFinding } from '../../to-finding';

export function findWithdrawalNotLogged({ duties }: CheckInput): Finding[] {
  return duties.writes
    .filter((it) => it.kind === 'consent' && it.says !== 'allows' && !keepsInBrowser(it) && it.timed === false)
    .map((it) =>
      toFinding('withdrawal-not-logged', {
        at: it,
        message: `A withdrawal is stored in \`${it.name}\` without a date.`,
      }),
    );
}
