import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'osano',
  name: 'Osano',
  kind: 'cmp',
  globals: ['Osano'],
  words: true,
  readers: [
    { path: 'cm.analytics', means: 'in', purpose: 'analytics' },
    { path: 'cm.marketing', means: 'in', purpose: 'advertising' },
    { path: 'cm.personalization', means: 'in', purpose: 'functional' },
    { path: 'cm.optOut', means: 'out', purpose: 'sale' },
    { path: 'cm.getConsent()', means: 'record' },
    { path: 'cm.getConsent().OPT_OUT', means: 'unknown', purpose: 'sale' },
  ],
  onChange: [
    { path: "('onConsentSaved')", callback: 1, state: 'record' },
    { path: "('onConsentChanged')", callback: 1, state: 'record' },
    { path: "('onInitialized')", callback: 1, state: 'record' },
    { path: "cm.addEventListener('osano-cm-consent-saved')", callback: 1, state: 'record' },
    { path: "cm.addEventListener('osano-cm-consent-changed')", callback: 1, state: 'record' },
    { path: "cm.addEventListener('osano-cm-initialized')", callback: 1, state: 'record' },
  ],
  markup: [{ attribute: 'data-osano' }],
  storage: ['osano_consentmanager'],
  opens: ['cm.showDrawer', 'cm.showDoNotSell', 'cm.showDialog'],
  scripts: ['cmp.osano.com'],
  staysOpen: true,
  source: 'https://developer.osano.com/docs/consent-javascript-api',
  verified: false,
});
