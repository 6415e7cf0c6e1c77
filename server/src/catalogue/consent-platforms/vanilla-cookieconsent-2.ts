/** Version 2 hands out an object: `initCookieConsent()`. That there is a cookie is no consent. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'vanilla-cookieconsent-2',
  name: 'CookieConsent v2',
  kind: 'cmp',
  globals: ['initCookieConsent'],
  readers: [
    { path: '().allowedCategory(_)', means: 'in' },
    { path: '().getUserPreferences().accepted_categories', means: 'record' },
    { path: '().getUserPreferences()', means: 'record' },
    { path: '().get(_)', means: 'record' },
    { path: '().validCookie(_)', means: 'answered' },
  ],
  markup: [{ attribute: 'data-cookiecategory' }],
  storage: ['cc_cookie'],
  setters: ['().accept'],
  opens: ['().show', '().showSettings'],
  openers: ['c-settings'],
  source: 'https://github.com/orestbida/cookieconsent/tree/v2.9.2',
  verified: false,
});
