/** Without a confirmed choice `getConsent` may answer with a default. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'klaro',
  name: 'Klaro!',
  kind: 'cmp',
  packages: ['klaro'],
  globals: ['klaro', 'klaroConfig'],
  readers: [
    { path: 'getManager().getConsent(_)', means: 'in' },
    { path: 'getManager().consents', means: 'record' },
    { path: 'getManager().consents.*', means: 'in' },
    { path: 'getManager().confirmed', means: 'answered' },
    { path: 'getConsent(_)', means: 'in' },
    { path: 'confirmed', means: 'answered' },
  ],
  markup: [{ attribute: 'data-name' }],
  storage: ['klaro'],
  setters: [
    'getManager().updateConsent',
    'getManager().changeAll',
    'getManager().resetConsents',
    'getManager().saveAndApplyConsents',
  ],
  opens: ['show'],
  source: 'https://github.com/klaro-org/klaro-js',
  verified: true,
});
