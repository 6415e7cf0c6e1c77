/** Of the header only the exact value `1` means anything. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'gpc',
  name: 'Global Privacy Control',
  kind: 'signal',
  globals: ['navigator'],
  readers: [{ path: 'globalPrivacyControl', means: 'out', purpose: 'sale' }],
  source: 'https://w3c.github.io/gpc/',
  verified: true,
});
