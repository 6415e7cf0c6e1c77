/** `preference-never-written`: a gate reads a stored choice that nothing writes, while the choice is stored elsewhere. */
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { findReads } from '../withdrawals';

export function findPreferenceNeverWritten({ duties }: CheckInput): Finding[] {
  if (!duties.complete) return [];
  const names = [...new Set(duties.writes.filter((it) => it.says !== 'allows').map((it) => it.name))].sort();
  const elsewhere = names.map((it) => `\`${it}\``).join(', ');
  return findReads(
    'preference-never-written',
    duties.unwritten,
    (it) => `The gate reads \`${it.name}\`, which nothing writes; the choice is stored in ${elsewhere}.`,
  );
}
