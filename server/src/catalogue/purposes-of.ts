/** For which purposes a third party receives data: a consent to any other says nothing of it. */
import type { Purpose } from './consent-platform';
import type { Vendor } from './vendor';

const MARKETING: readonly Purpose[] = ['advertising'];
const MEASURING: readonly Purpose[] = ['analytics'];
const PASSING_ON: readonly Purpose[] = ['advertising', 'analytics'];
const SERVING: readonly Purpose[] = ['functional', 'analytics'];

const OF_CATEGORY: Readonly<Record<Vendor['category'], readonly Purpose[]>> = {
  advertising: MARKETING,
  analytics: MEASURING,
  'session-replay': MEASURING,
  cdp: PASSING_ON,
  'crm-marketing': MARKETING,
  'data-broker': MARKETING,
  'error-monitoring': SERVING,
  'feature-flags': SERVING,
  'support-chat': SERVING,
};

/** Sale and sharing of personal information, and a choice about everything, are about every third party. */
export function purposesOf({ category, multiplexer }: Pick<Vendor, 'category' | 'multiplexer'>): readonly Purpose[] {
  return [...(multiplexer ? PASSING_ON : OF_CATEGORY[category]), 'sale', 'any'];
}
