import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'quantcast-choice',
  name: 'InMobi Choice (Quantcast)',
  kind: 'cmp',
  globals: ['__cmp'],
  readers: [{ path: '(_)', means: 'record' }],
  opens: ["('displayConsentUi')"],
  scripts: ['cmp.quantcast.com', 'cmp.inmobi.com'],
  source: 'https://support.inmobi.com/choice',
  verified: false,
});
