import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'ketch',
  name: 'Ketch',
  kind: 'cmp',
  packages: ['@ketch-sdk/ketch-tag'],
  globals: ['ketch', 'ketchConsent', 'semaphore'],
  readers: [
    { path: "('getConsent')", means: 'record', promise: true },
    { path: '*.allowed', means: 'unknown' },
  ],
  onChange: [
    { path: "('on', 'consent')", callback: 2, state: 'record' },
    { path: "('once', 'consent')", callback: 2, state: 'record' },
    { path: "('getConsent')", callback: 1, state: 'record' },
  ],
  storage: ['_ketch_consent_v1_', '_swb_consent_'],
  setters: ["('setConsent')"],
  opens: ["('showPreferences')", "('showConsent')"],
  scripts: ['global.ketchcdn.com'],
  source: 'https://docs.ketch.com',
  verified: false,
});
