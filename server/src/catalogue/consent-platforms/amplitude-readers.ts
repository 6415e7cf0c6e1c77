import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'amplitude-readers',
  name: 'Amplitude consent readers',
  kind: 'sdk',
  packages: ['@amplitude/analytics-browser'],
  globals: ['amplitude'],
  readers: [{ path: 'getOptOut()', means: 'out' }],
  setters: ['setOptOut'],
  source: 'https://github.com/amplitude/Amplitude-TypeScript',
  verified: true,
});
