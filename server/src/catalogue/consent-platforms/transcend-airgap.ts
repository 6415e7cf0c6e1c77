/** `isAllowed` answers with a Promise, which is always truthy. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'transcend-airgap',
  name: 'Transcend airgap.js',
  kind: 'cmp',
  packages: ['@transcend-io/airgap.js-types'],
  globals: ['airgap', 'transcend'],
  readers: [
    { path: 'isConsented(_)', means: 'in' },
    { path: 'isOptedIn()', means: 'in' },
    { path: 'isOptedOut()', means: 'out' },
    { path: 'getConsent().purposes.*', means: 'in' },
    { path: 'getConsent()', means: 'record' },
    { path: "getPrivacySignals().has('GPC')", means: 'out', purpose: 'sale' },
    { path: "getPrivacySignals().has('DNT')", means: 'unknown' },
    { path: 'isAllowed(_)', means: 'in', promise: true },
  ],
  onChange: [
    { path: "addEventListener('consent-change')", callback: 1 },
    { path: "addEventListener('sync')", callback: 1 },
    { path: "addEventListener('consent-resolution')", callback: 1 },
  ],
  events: ['consent-change', 'consent-resolution'],
  markup: [{ attribute: 'data-tracking-purposes' }],
  setters: ['setConsent', 'optIn', 'optOut', 'reset'],
  opens: ['showConsentManager', 'toggleConsentManager'],
  scripts: ['transcend-cdn.com/cm/*', 'cdn.transcend.io/cm/*'],
  source: 'https://github.com/transcend-io/tools',
  verified: true,
});
