/** `onConsent` resolves once; a later withdrawal reaches `onConsentChange` alone. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'guardian-cmp',
  name: 'Guardian consent-manager',
  kind: 'cmp',
  packages: ['@guardian/consent-manager', '@guardian/consent-management-platform', '@guardian/libs'],
  globals: ['guCmpHotFix'],
  readers: [
    { path: 'getConsentFor(_)', means: 'in' },
    { path: 'onConsent()', means: 'record', promise: true },
    { path: 'canTarget', means: 'in', purpose: 'advertising' },
    { path: 'usnat.doNotSell', means: 'out', purpose: 'sale' },
    { path: 'ccpa.doNotSell', means: 'out', purpose: 'sale' },
    { path: 'tcfv2.consents.*', means: 'in' },
    { path: 'aus.personalisedAdvertising', means: 'in', purpose: 'advertising' },
    { path: 'cmp.willShowPrivacyMessage()', means: 'answered' },
    { path: 'cmp.hasInitialised()', means: 'answered' },
  ],
  onChange: [
    { path: 'onConsentChange', callback: 0, state: 'record' },
    { path: 'onConsent().then', callback: 0, state: 'record' },
  ],
  opens: ['cmp.showPrivacyManager'],
  partOfMore: true,
  source: 'https://github.com/guardian/csnx',
  verified: false,
});
