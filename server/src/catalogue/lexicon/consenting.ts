/**
 * Names and labels of an act of consenting: accept, allow, agree, opt in, grant or give consent.
 * Closing, continuing, saving, signing up and buying are none, nor is accepting something else.
 */
import { findRun, toWords } from './words';

const ACTS = [
  'accept|accepts|accepted|accepting',
  'allow|allows|allowed',
  'agree|agrees|agreed',
  'opt in',
  'optin',
  'grant|give|given consent',
  'consent given|granted',
];
const OTHER =
  /^(?:not|no|dont|reject|rejects|decline|deny|disallow|disagree|refuse|withdraw|revoke|necessary|essential|required|only|minimal|if|should|can|is|has|terms|tos|conditions|invite|invitation|offer|order|quote|payment|request|friend|file|files|upload|task|job|call|challenge|license|licence|bid|proposal|suggestion|change|changes|answer|close|dismiss)$/;
const MAX_WORDS = 8;

export function isConsenting(text: string): boolean {
  const words = toWords(text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  if (words.length === 0 || words.length > MAX_WORDS || words.some((it) => OTHER.test(it))) return false;
  return ACTS.some((it) => findRun(words, it) >= 0);
}
