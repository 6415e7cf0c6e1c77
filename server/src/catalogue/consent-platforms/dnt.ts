/** Never law, not honoured as an opt-out: it gates nothing, whatever it says. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'dnt',
  name: 'Do Not Track',
  kind: 'signal',
  globals: ['navigator'],
  readers: [
    { path: 'doNotTrack', means: 'unknown' },
    { path: 'msDoNotTrack', means: 'unknown' },
  ],
  source: 'https://www.w3.org/TR/tracking-dnt/',
  verified: false,
});
