/**
 * `opt-out-no-timestamp`: an opt-out is stored on the server without a date, so that nothing shows when it was made.
 *
 * One that is kept only in the browser needs none. A date that the database writes by itself counts.
 */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { keepsInBrowser } from '../opt-outs';

export function findOptOutNoTimestamp({ duties }: CheckInput): Finding[] {
  return duties.writes
    .filter((it) => it.kind === 'opt-out' && it.says !== 'allows' && it.timed === false && !keepsInBrowser(it))
    .map((it) =>
      toFinding('opt-out-no-timestamp', { at: it, message: `An opt-out is stored in \`${it.name}\` without a date.` }),
    );
}
