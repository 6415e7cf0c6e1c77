import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'securiti',
  name: 'Securiti',
  kind: 'cmp',
  globals: ['getConsents'],
  readers: [{ path: '()', means: 'record' }],
  markup: [{ attribute: 'data-consent-category' }],
  scripts: ['cdn-prod.securiti.ai'],
  source: 'https://securiti.ai',
  verified: false,
});
