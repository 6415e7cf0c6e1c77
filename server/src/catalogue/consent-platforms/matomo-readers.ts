import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'matomo-readers',
  name: 'Matomo consent readers',
  kind: 'sdk',
  globals: ['Matomo', 'Piwik'],
  readers: [
    { path: 'hasConsent()', means: 'in' },
    { path: 'isUserOptedOut()', means: 'out' },
    { path: 'getAsyncTracker().hasConsent()', means: 'in' },
    { path: 'getAsyncTracker().isUserOptedOut()', means: 'out' },
  ],
  source: 'https://github.com/matomo-org/matomo',
  verified: false,
});
