/**
 * `stale-consent`: the choice is read once and kept, across requests or for the page's life, and used as a gate later.
 *
 * Kept for the same consumer, the pathway stays gated and is not confirmed. Kept where it can be another consumer's, it
 * gates nothing.
 */
import type { ChoiceRead, Keeping } from '../../../../../shared/src/duties';
import type { Finding } from '../../../../../shared/src/model';
import type { CheckInput } from '../../check';
import { findReads } from '../withdrawals';

export function findStaleConsent({ duties }: CheckInput): Finding[] {
  return findReads('stale-consent', duties.stale, (it) => SAY[it.keeping ?? 'at-start'](it));
}

const SAY: { readonly [keeping in Keeping]: (it: ChoiceRead) => string } = {
  'at-start': ({ text, name }) =>
    `\`${text}\` keeps what \`${name}\` held when it was first read, and is used as a gate later.`,
  'in-object': ({ text, name }) =>
    `\`${text}\` is kept in an object that lives as long as the program, with what \`${name}\` held when it was first read, and is used as a gate later.`,
  'in-cache': ({ text, name }) =>
    `\`${text}\` keeps what \`${name}\` held when it was first read, without an end, and is used as a gate later.`,
  memo: ({ text, name }) =>
    `\`${text}\` gives the answer that it gave first, whatever \`${name}\` holds since, and is used as a gate.`,
  closure: ({ text }) =>
    `The function that tests \`${text}\` is kept when it changes, since its dependency list does not name it.`,
  'for-all': ({ text, name }) =>
    `\`${text}\` is kept by the server for all consumers alike, so what it holds of \`${name}\` may be another consumer's.`,
};
