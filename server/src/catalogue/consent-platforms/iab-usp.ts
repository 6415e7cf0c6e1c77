/** The third character of `1YYN` is the opt-out. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'iab-usp',
  name: 'IAB US Privacy string',
  kind: 'signal',
  globals: ['__uspapi'],
  onChange: [{ path: "('getUSPData')", callback: 2, state: 'record' }],
  storage: ['usprivacy', 'us_privacy'],
  source: 'https://github.com/InteractiveAdvertisingBureau/USPrivacy',
  verified: false,
});
