import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'termly',
  name: 'Termly',
  kind: 'cmp',
  globals: ['Termly'],
  readers: [{ path: 'getConsentState()', means: 'record' }],
  onChange: [
    { path: "on('consent')", callback: 1, state: 'record' },
    { path: "on('initialized')", callback: 1, state: 'record' },
  ],
  markup: [{ attribute: 'data-categories' }],
  storage: ['TERMLY_API_CACHE'],
  opens: ['displayPreferences', 'displayPreferenceModal'],
  scripts: ['app.termly.io'],
  openers: ['termly-display-preferences'],
  source: 'https://help.termly.io',
  verified: false,
});
