/** `removal-due-soon`: an open removal is due within the days that the configuration names. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { toFinding } from '../../to-finding';
import { describeRemoval, stateOf } from '../deadline';
import type { Removal } from '../removals';

export function findRemovalDueSoon({ today, deadlines }: CheckInput, removals: readonly Removal[]): Finding[] {
  return removals
    .filter((it) => stateOf(it, today, deadlines) === 'due-soon')
    .map((it) => toFinding('removal-due-soon', { at: it, message: `${describeRemoval(it)} is due on ${it.due}.` }));
}
