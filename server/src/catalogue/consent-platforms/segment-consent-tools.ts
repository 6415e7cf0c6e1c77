/** Only what is wrapped is filtered. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'segment-consent-tools',
  name: 'Segment consent tools',
  kind: 'wrapper',
  packages: ['@segment/analytics-consent-tools', '@segment/analytics-consent-wrapper-onetrust'],
  globals: ['withOneTrust'],
  onChange: [{ path: 'registerOnConsentChanged', callback: 0, state: 'record' }],
  source: 'https://github.com/segmentio/analytics-next',
  verified: true,
});
