import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'google-funding-choices',
  name: 'Google Privacy & messaging',
  kind: 'cmp',
  globals: ['googlefc'],
  readers: [
    { path: 'getConsentStatus()', means: 'unknown' },
    { path: 'ccpa.getInitialCcpaStatus()', means: 'unknown' },
  ],
  opens: ['showRevocationMessage', 'ccpa.openConfirmationDialog'],
  scripts: ['fundingchoicesmessages.google.com'],
  staysOpen: true,
  source: 'https://developers.google.com/funding-choices',
  verified: false,
});
