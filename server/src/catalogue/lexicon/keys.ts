/** What a cookie, storage entry, header or cache entry of this key holds. U+0000 stands for parts that are not known. */
import type { Polarity } from '../consent-platform';
import { isAnswered } from './non-preferences';
import { polarityOfName, polarityOfWords } from './polarity';
import { CONSENT, DECOYS } from './vocabulary';
import { findRun, toWords } from './words';

export function polarityOfKey(name: string): Polarity | 'record' | undefined {
  // A set of all who did: `opt_outs`.
  const key = name.replace(/(opt(?:ed)?[-_](?:out|in))s(?![a-z])/i, '$1');
  const exact = EXACT.get(key) ?? EXACT.get(key.toLowerCase());
  if (exact) return exact;
  const words = toWords(key);
  if (words.some((it) => DECOYS.has(it)) || isAnswered(words)) return undefined;
  if (RECORDS.some((run) => isNamedBy(words, run))) return 'record';
  if (isOption(words)) return 'in';
  const said = polarityOfName(/[a-z]/.test(key) ? key : key.toLowerCase());
  if (said) return said;
  // A key may name the banner that asked: `cookie-banner-consent`.
  const last = words[words.length - 1] ?? '';
  return CONSENT.has(last) || last === 'out' || last === 'cookie' ? polarityOfWords(words) : undefined;
}

/** What stands behind the run may say which part it is: `usprivacy_opt_out` is no record. */
function isNamedBy(words: readonly string[], run: string): boolean {
  const at = findRun(words, run);
  return at >= 0 && polarityOfWords(words.slice(at + run.split(' ').length)) !== 'out';
}

/** `sensitive_pixel_option`: one choice about what tracks, kept as a word. */
function isOption(words: readonly string[]): boolean {
  return findRun(words.slice(-2), OPTION) === 0;
}

const OPTION =
  'tracking|trackers|tracker|pixel|pixels|cookie|cookies|analytics|marketing|advertising option|options|choice|decision';

const EXACT = new Map<string, Polarity | 'record'>([
  ['consent', 'in'],
  ['cookie_consent', 'in'],
  ['cookie-consent', 'in'],
  ['CookieConsent', 'record'],
  ['OptanonConsent', 'record'],
  ['optanonconsent', 'record'],
  ['euconsent-v2', 'record'],
  ['privacy', 'record'],
  ['usprivacy', 'record'],
  ['us_privacy', 'record'],
  ['sec-gpc', 'out'],
  ['sec_gpc', 'out'],
  ['http_sec_gpc', 'out'],
]);

const RECORDS = [
  'cookie|cookies policy',
  'cookie|cookies|consent|privacy|tracking|marketing|analytics preferences|preference|prefs|pref|settings|choices',
  'consent|privacy choice',
  'us privacy',
  'eu consent',
];
