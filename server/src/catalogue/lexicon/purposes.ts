/** The purpose that a name, a key or a category speaks of. */
import type { Purpose } from '../consent-platform';
import { ABOUT, VENDORS } from './vocabulary';
import { findRun, toWords } from './words';

export function purposeOfName(name: string): Purpose | undefined {
  const words = toWords(name);
  if (words.length === 1 && words[0] === 'preferences') return 'functional';
  for (const [purpose, runs] of PURPOSES) if (runs.some((run) => findRun(words, run) >= 0)) return purpose;
  return undefined;
}

/** A purpose or a vendor, and not when or where it was asked about: `marketingUpdatedAt`. */
export function isChoice(name: string): boolean {
  const words = toWords(name);
  const last = words[words.length - 1] ?? '';
  if (words.some((it) => ABOUT.has(it)) || last === 'at' || last === 'by') return false;
  return purposeOfName(name) !== undefined || words.some((it) => VENDORS.has(it));
}

/** In order: `marketingAnalytics` is the stricter of the two. C0002 to C0005 are the usual groups of OneTrust. */
const PURPOSES: readonly (readonly [Purpose, readonly string[]])[] = [
  [
    'sale',
    [
      'sale|sell|selling|sold',
      'ccpa|cpra|usnat|usp',
      'us privacy',
      'gpc',
      'global privacy control',
      'do not share',
      'data sharing',
      'share|sharing',
    ],
  ],
  [
    'advertising',
    [
      'marketing|advertising|advertisement|advertisements|ads|ad|targeting|targeted|retargeting|remarketing|campaigns|campaign|social',
      'personalized|personalised ads',
      'newsletter',
      'c0004|c0005',
    ],
  ],
  [
    'analytics',
    [
      'analytics|analytical|statistics|statistic|stats|performance|measurement|measure|usage|telemetry|metrics|insights|experience',
      'c0002',
    ],
  ],
  ['functional', ['functional|functionality|personalization|personalisation', 'c0003']],
];
