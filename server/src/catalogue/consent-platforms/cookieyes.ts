import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'cookieyes',
  name: 'CookieYes',
  kind: 'cmp',
  globals: ['getCkyConsent', 'CookieYes'],
  readers: [
    { path: '().categories.*', means: 'in' },
    { path: '().categories', means: 'record' },
    { path: '()', means: 'record' },
    { path: '().isUserActionCompleted', means: 'answered' },
  ],
  lists: true,
  events: ['cookieyes_consent_update', 'cookieyes_banner_load'],
  markup: [{ attribute: 'data-cookieyes' }],
  storage: ['cookieyes-consent'],
  setters: ['performBannerAction'],
  opens: ['revisitCkyConsent'],
  scripts: ['cdn-cookieyes.com'],
  staysOpen: true,
  source: 'https://www.cookieyes.com/documentation/events-on-cookie-banner-interactions/',
  verified: false,
});
