/** `validConsent` says that a decision exists. A script of the category `!x` runs on refusal. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'vanilla-cookieconsent',
  name: 'CookieConsent v3',
  kind: 'cmp',
  packages: ['vanilla-cookieconsent'],
  globals: ['CookieConsent'],
  readers: [
    { path: 'acceptedCategory(_)', means: 'in' },
    { path: 'acceptedService(_)', means: 'in' },
    { path: 'getUserPreferences().acceptedCategories.includes(_)', means: 'in' },
    { path: 'getUserPreferences().rejectedCategories.includes(_)', means: 'out' },
    { path: 'getUserPreferences().acceptedCategories', means: 'record' },
    { path: 'getUserPreferences()', means: 'record' },
    { path: 'getCookie(_)', means: 'record' },
    { path: 'getCookie()', means: 'record' },
    { path: 'validConsent()', means: 'answered' },
    { path: 'validCookie(_)', means: 'answered' },
  ],
  events: ['cc:onFirstConsent', 'cc:onConsent', 'cc:onChange'],
  markup: [{ attribute: 'data-category' }],
  storage: ['cc_cookie'],
  setters: ['acceptCategory', 'acceptService', 'reset', 'eraseCookies'],
  starts: ['run'],
  opens: ['showPreferences', 'show'],
  openers: ['show-preferencesModal', 'show-consentModal', 'c-settings'],
  source: 'https://github.com/orestbida/cookieconsent',
  verified: true,
});
