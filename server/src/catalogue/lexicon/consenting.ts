/**
 * Names and labels of an act of consenting: accept, allow, agree, opt in, grant or give consent; and of refusing.
 * Closing, continuing, saving, signing up and buying are neither, nor is accepting something else.
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
  /^(?:not|no|dont|reject|rejects|decline|deny|disallow|disagree|refuse|withdraw|revoke|necessary|essential|required|only|minimal|if|should|can|is|has|terms|tos|conditions|invite|invitation|offer|order|quote|payment|request|friend|file|files|upload|task|job|call|challenge|license|licence|bid|proposal|suggestion|change|changes|answer|close|dismiss|checkout|purchase|buy|pay|subscribe|register|signup|login)$/;
/** What a control is for, where it is not for consenting. */
const OTHER_ACT =
  /^(?:close|dismiss|hide|continue|next|skip|later|buy|checkout|purchase|order|pay|submit|send|subscribe|register|signup|login|reject|decline|deny|refuse)$/;
const MAX_WORDS = 8;

export function isConsenting(text: string): boolean {
  const words = toWords(text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  if (words.length === 0 || words.length > MAX_WORDS || words.some((it) => OTHER.test(it))) return false;
  return ACTS.some((it) => findRun(words, it) >= 0);
}

/** A label that says what else the control does: it is not pressed in order to consent, whatever its handler is called. */
export function isForSomethingElse(label: string): boolean {
  if (/^\s*[x×✕✖✗⨯]\s*$/iu.test(label)) return true;
  const words = toWords(label.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  return words.some((it) => OTHER_ACT.test(it)) && !ACTS.some((it) => findRun(words, it) >= 0);
}

const REFUSALS = [
  'reject|rejects|decline|declines|deny|denies|refuse|refuses|disagree|disallow',
  'opt out',
  'do not sell|share|track|allow|accept|agree',
  'withdraw|revoke consent',
  'no thanks|consent',
  'only necessary|essential|required',
  'necessary|essential|required only',
  'accept|allow|use necessary|essential|required',
];
/** Whether, what else, or the way back. */
const NO_REFUSAL =
  /^(?:undo|cancel|remove|clear|reset|toggle|change|set|get|is|has|was|if|can|should|or|and|terms|tos|invite|invitation|offer|order|quote|payment|request|friend|file|files|call|bid|job|task)$/;

/** `Decline`, `#reject-all`, `Only necessary cookies`. */
export function isRefusing(text: string): boolean {
  const words = toWords(text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  if (words.length > MAX_WORDS || words.some((it) => NO_REFUSAL.test(it))) return false;
  return REFUSALS.some((it) => findRun(words, it) >= 0);
}
