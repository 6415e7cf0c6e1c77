import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'iubenda',
  name: 'iubenda',
  kind: 'cmp',
  globals: ['_iub'],
  readers: [
    { path: 'cs.consent.purposes.*', means: 'in' },
    { path: 'cs.consent', means: 'record' },
    { path: 'cs.api.isConsentGiven()', means: 'in' },
    { path: 'cs.api.isCcpaOptedOut()', means: 'out', purpose: 'sale' },
    { path: 'cs.api.gdprApplies()', means: 'answered' },
  ],
  markup: [{ classPrefix: '_iub_cs_activate' }, { attribute: 'data-iub-purposes' }],
  storage: ['_iub_cs-*'],
  setters: ['cs.api.consentGiven', 'cs.api.rejectAll', 'cs.api.acceptAll'],
  opens: ['cs.api.openPreferences', 'cs.api.openUspr'],
  scripts: ['cdn.iubenda.com', 'cs.iubenda.com'],
  openers: ['iubenda-cs-preferences-link', 'iubenda-cs-uspr-link'],
  source: 'https://www.iubenda.com/en/help/1205-how-to-configure-your-cookie-solution-advanced-guide',
  verified: false,
});
