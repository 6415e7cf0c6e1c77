import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'cookie-information',
  name: 'Cookie Information',
  kind: 'cmp',
  globals: ['CookieInformation'],
  readers: [
    { path: 'getConsentGivenFor(_)', means: 'in' },
    { path: 'changeCategoryConsentDecision(_)', means: 'unknown' },
  ],
  events: ['CookieInformationConsentGiven'],
  markup: [{ attribute: 'data-consent-src' }, { attribute: 'data-category-consent' }],
  storage: ['CookieInformationConsent'],
  setters: ['submitConsent', 'submitAllCategories', 'declineAllCategories'],
  opens: ['renew'],
  scripts: ['policy.app.cookieinformation.com'],
  staysOpen: true,
  source: 'https://support.cookieinformation.com',
  verified: false,
});
