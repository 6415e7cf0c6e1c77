/** Denied keeps pinging in advanced mode; what it does to each tag stands with Google's vendors. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'google-consent-mode',
  name: 'Google Consent Mode v2',
  kind: 'signal',
  globals: ['google_tag_data'],
  readers: [{ path: 'ics.getConsentState(_)', means: 'unknown' }],
  source: 'https://developers.google.com/tag-platform/security/guides/consent',
  verified: false,
});
