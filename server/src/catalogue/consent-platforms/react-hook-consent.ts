import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'react-hook-consent',
  name: 'react-hook-consent',
  kind: 'cmp',
  packages: ['react-hook-consent'],
  readers: [
    { path: 'useConsent().hasConsent(_)', means: 'in' },
    { path: 'useConsent().consent', means: 'record' },
  ],
  source: 'https://github.com/sebastianWegler/react-hook-consent',
  verified: true,
});
