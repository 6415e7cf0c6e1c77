import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'usercentrics',
  name: 'Usercentrics',
  kind: 'cmp',
  packages: ['@usercentrics/cmp-browser-sdk'],
  globals: ['__ucCmp'],
  readers: [
    { path: 'getConsentDetails()', means: 'record', promise: true },
    { path: 'isInitialized()', means: 'answered' },
    { path: 'isConsentRequired()', means: 'answered' },
  ],
  events: ['UC_CMP_API_READY', 'UC_CONSENT', 'ucEvent'],
  markup: [{ attribute: 'data-usercentrics' }],
  storage: ['uc_settings', 'uc_user_interaction', 'ucData'],
  setters: ['denyAllConsents', 'acceptAllConsents', 'updateServicesConsents', 'saveConsents'],
  opens: ['showFirstLayer', 'showSecondLayer'],
  scripts: ['web.cmp.usercentrics.eu', 'app.usercentrics.eu', 'privacy-proxy.usercentrics.eu'],
  staysOpen: true,
  source: 'https://usercentrics.com/docs/web/features/api/',
  verified: false,
});
