/**
 * What a name says when it is true: share (`in`), or do not (`out`)?
 *
 * The last resort, after the configuration, the catalogue and the workspace's own definition. No answer
 * is better than a wrong one: what names an act, the dialog, another kind of consent, or only that
 * a decision was made has no polarity.
 */
import type { Polarity } from '../consent-platform';
import {
  ABOUT,
  ACTIONS,
  CONSENT,
  DATA_OBJECTS,
  DECOYS,
  GETTERS,
  MODALS,
  NO,
  NO_VERBS,
  NOT,
  OBJECTS,
  OFF,
  ON,
  RECORDS,
  SHARING_VERBS,
  SWITCHED,
  VENDORS,
  WORDED,
  YES,
  YES_VERBS,
} from './vocabulary';
import { findRun, toWords } from './words';

type Words = readonly string[];

export function polarityOfName(name: string): Polarity | 'record' | undefined {
  const words = toWords(name);
  const [first = ''] = words;
  if (words.length === 0 || words.some((it) => DECOYS.has(it))) return undefined;
  if (ACTIONS.has(first) || isAbout(words)) return undefined;
  if (isConstantName(name) && !/^(IS|HAS|USER)_/.test(name) && !isOptOut(words)) return undefined;
  if (isRecord(words)) return 'record';
  return polarityOfWords(words);
}

/** Of a name that is known to be a switch: `DISABLE_TELEMETRY` (out), `telemetryEnabled` (in). */
export function polarityOfSwitch(name: string): Polarity {
  const said = polarityOfName(name);
  if (said === 'in' || said === 'out') return said;
  return toWords(name).some((it) => OFF.has(it) || NO.has(it) || NO_VERBS.has(it)) ? 'out' : 'in';
}

/** The value of such a name is a word, so that being there says nothing: `consentStatus`. */
export function isWordedChoice(name: string): boolean {
  const words = toWords(name);
  return WORDED.has(words[words.length - 1] ?? '') && polarityOfName(name) !== undefined;
}

/** Also for keys, which need not be free of words for dialogs and paperwork. */
export function polarityOfWords(words: Words): Polarity | undefined {
  if (isTrackSignal(words)) return undefined;
  const optOut = isOptOut(words);
  // `optOutEnabled`: can the consumer opt out, or have they?
  if (optOut && findRun(words, 'gpc') < 0 && has(words, ON, OFF)) return undefined;
  const said = optOut ? 'out' : polarityOfChoice(words);
  return said && isNegated(words) ? reverse(said) : said;
}

function isOptOut(words: Words): boolean {
  return OPT_OUTS.some((run) => findRun(words, run) >= 0);
}

const OPT_OUTS = [
  'opt|opts|opted|opting out',
  'do not sell|share|sale',
  'not sell|share|sold|shared',
  'gpc',
  'global privacy control',
  'limit|limited ad tracking',
  'unsubscribed',
];

function polarityOfChoice(words: Words): Polarity | undefined {
  if (findRun(words, 'opt|opts|opted|opting in') >= 0) return 'in';
  if (has(words, CONSENT)) return has(words, NO, NO_VERBS, OFF) ? 'out' : 'in';
  if (findRun(words, 'participate|participates|participating in') >= 0) return 'in';
  if (isModal(words)) return 'in';
  if (has(words, VENDORS)) return undefined;
  const object = has(words, OBJECTS) || (words.includes('data') && has(words, DATA_OBJECTS));
  if (object && has(words, YES, YES_VERBS)) return 'in';
  if (object && has(words, NO, NO_VERBS)) return 'out';
  const switched = has(words, SWITCHED) || (words.includes('data') && has(words, DATA_OBJECTS));
  if (switched && has(words, ON)) return 'in';
  if (switched && has(words, OFF)) return 'out';
  return isRefusable(words) || isSetting(words) || CONSENT_MODE.has(words.join('_')) ? 'in' : undefined;
}

/** `noTracking`, `withoutAnalytics`: the negation does the rest. */
function isRefusable(words: Words): boolean {
  return words.length <= 3 && words.some((it, i) => /^(no|without)$/.test(it) && SWITCHED.has(words[i + 1] ?? ''));
}

/** `telemetrySetting`, `trackingPreference`: one choice, as a word. */
function isSetting(words: Words): boolean {
  return words.length === 2 && SWITCHED.has(words[0] ?? '') && /^(?:setting|preference|choice)$/.test(words[1] ?? '');
}

/** What Google's consent mode asks for. */
const CONSENT_MODE = new Set(['ad_storage', 'analytics_storage', 'ad_user_data', 'ad_personalization']);

/** `canTrack`, `mayWeTrackCurrentUser`, `canSellData`; not `canTrackOrder`, `canSell`. */
function isModal(words: Words): boolean {
  const modal = words.findIndex((it) => MODALS.has(it));
  if (modal < 0) return false;
  const verb = words.findIndex((it, i) => i > modal && i <= modal + 2 && SHARING_VERBS.has(it));
  if (verb < 0) return false;
  const object = words[verb + 1];
  return object === undefined ? /^(track|share|target|retarget)$/.test(words[verb] ?? '') : SHARED.has(object);
}

const SHARED = new Set(
  'user users data personal info information analytics event events visitor visitors customer current usage with'.split(
    ' ',
  ),
);

function isTrackSignal(words: Words): boolean {
  return findRun(words, 'do not track') >= 0;
}

/** `isNotOptedOut`, `noConsent`. The `not` of `doNotSell` is part of what it says. */
function isNegated(words: Words): boolean {
  const negations = words.filter((it, i) => NOT.has(it) && !(it === 'not' && SELLING.test(words[i + 1] ?? '')));
  return negations.length % 2 === 1;
}

const SELLING = /^(sell|share|sale|sold|shared)$/;

function reverse(polarity: Polarity): Polarity {
  return polarity === 'in' ? 'out' : 'in';
}

/** Past tenses of opting out may carry a date: `optedOutAt` is set once it happened. */
function isAbout(words: Words): boolean {
  if (words.some((it) => ABOUT.has(it))) return true;
  const last = words[words.length - 1];
  return (
    (last === 'at' || last === 'by') &&
    findRun(words, 'opted out') < 0 &&
    !words.includes('withdrawn') &&
    !words.includes('unsubscribed')
  );
}

function isRecord(words: Words): boolean {
  const last = words[words.length - 1] ?? '';
  if (isFetched(words)) return true;
  if (words.length === 1) return last === 'consents';
  if (!RECORDS.has(last) || has(words, YES, YES_VERBS, NO, NO_VERBS, ON, OFF)) return false;
  const owners = words.slice(0, -1);
  if (has(owners, CONSENT)) return true;
  if (!CHOICES.has(last)) return false;
  return (
    owners.some((it) => RECORD_OWNERS.has(it)) || isOptOut(owners) || (last !== 'settings' && has(owners, SWITCHED))
  );
}

/** `getConsent()`, `useCookieConsent()` answer with an object; `getConsentFor(purpose)`, `getConsentStatus()` do not. */
function isFetched(words: Words): boolean {
  if (!GETTERS.has(words[0] ?? '') || !has(words, CONSENT)) return false;
  if (words.includes('has') || words.includes('is') || has(words, YES, NO, ON, OFF)) return false;
  if (WORDED.has(words[words.length - 1] ?? '')) return false;
  const after = words.indexOf('for') + 1;
  return after === 0 || /^(user|customer|visitor|account|id|subject)$/.test(words[after] ?? '');
}

const CHOICES = new Set(['preferences', 'prefs', 'pref', 'settings', 'choices', 'categories']);
const RECORD_OWNERS = new Set(['privacy', 'cookie', 'cookies', 'gdpr', 'ccpa']);

/** `CONSENT_GRANTED`, `ANALYTICS_ENABLED`: constants and environment variables. One word can be a member of a record. */
function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z\d]*_[A-Z\d_]+$/.test(name);
}

function has(words: Words, ...sets: readonly ReadonlySet<string>[]): boolean {
  return words.some((it) => sets.some((set) => set.has(it)));
}
