/** `hasResponse` says that the dialog was answered, not how; `consented` that something was agreed to, be it preferences alone. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'cookiebot',
  name: 'Cookiebot',
  kind: 'cmp',
  globals: ['Cookiebot', 'CookieConsent'],
  readers: [
    { path: 'consent.statistics', means: 'in', purpose: 'analytics' },
    { path: 'consent.marketing', means: 'in', purpose: 'advertising' },
    { path: 'consent.preferences', means: 'in', purpose: 'functional' },
    { path: 'consent.necessary', means: 'unknown' },
    { path: 'consent', means: 'record' },
    { path: 'consented', means: 'in', purpose: 'functional' },
    { path: 'declined', means: 'out', purpose: 'functional' },
    { path: 'hasResponse', means: 'answered' },
    { path: 'doNotTrack', means: 'unknown' },
  ],
  calls: [
    'CookiebotCallback_OnLoad',
    'CookiebotCallback_OnAccept',
    'CookiebotCallback_OnDecline',
    'CookiebotCallback_OnDialogInit',
    'CookiebotCallback_OnDialogDisplay',
    'CookiebotCallback_OnTagsExecuted',
  ],
  events: ['CookiebotOnConsentReady', 'CookiebotOnAccept', 'CookiebotOnDecline', 'CookiebotOnLoad'],
  markup: [{ attribute: 'data-cookieconsent' }],
  storage: ['CookieConsent'],
  setters: ['withdraw', 'submitCustomConsent'],
  opens: ['renew', 'show'],
  scripts: ['consent.cookiebot.com', 'consent.cookiebot.eu', 'consentcdn.cookiebot.com'],
  staysOpen: true,
  source: 'https://www.cookiebot.com/en/developer/',
  verified: false,
});
