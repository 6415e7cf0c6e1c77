/** Its second version: a service's `consent.status` is a boolean. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'usercentrics-ui',
  name: 'Usercentrics',
  kind: 'cmp',
  globals: ['UC_UI'],
  booleans: true,
  readers: [
    { path: 'getServicesBaseInfo()', means: 'record' },
    { path: 'getServicesFullInfo()', means: 'record', promise: true },
    { path: 'isInitialized()', means: 'answered' },
    { path: 'areAllConsentsAccepted()', means: 'in' },
    { path: 'isConsentRequired()', means: 'answered' },
  ],
  events: ['UC_UI_CMP_EVENT', 'UC_UI_INITIALIZED'],
  setters: ['denyAllConsents', 'acceptAllConsents', 'acceptService', 'acceptServices', 'rejectServices'],
  opens: ['showFirstLayer', 'showSecondLayer'],
  source: 'https://docs.usercentrics.com/#/cmp-v2-ui-api',
  verified: false,
});
