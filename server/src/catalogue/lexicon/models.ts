/** What a row of a database model, table or collection means: an opt-out, a grant, or a record that holds a choice. */
import type { Polarity } from '../consent-platform';
import { CONSENT, DECOYS } from './vocabulary';
import { findRun, toWords } from './words';

export function polarityOfModel(name: string): Polarity | 'record' | undefined {
  const words = toWords(name).map(singular);
  if (words.some((it) => DECOYS.has(it))) return undefined;
  if (OUT.some((run) => findRun(words, run) >= 0)) return 'out';
  if (findRun(words, 'opt|opted in') >= 0) return 'in';
  return words.some((it) => CONSENT.has(it)) || RECORDS.some((run) => findRun(words, run) >= 0) ? 'record' : undefined;
}

const OUT = [
  'opt|opted out',
  'do not sell|share|sale',
  'privacy preference',
  'suppression',
  'suppression list',
  'unsubscribe|unsubscribed|unsubscription',
];

const RECORDS = [
  'preference',
  'privacy|cookie|tracking|marketing|communication setting|choice|preference|decision',
  'user setting',
];

function singular(word: string): string {
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 3 ? word.slice(0, -1) : word;
}
