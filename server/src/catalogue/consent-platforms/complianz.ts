import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'complianz',
  name: 'Complianz',
  kind: 'cmp',
  globals: ['cmplz_has_consent', 'cmplz_get_cookie'],
  alwaysOn: ['functional'],
  readers: [{ path: '(_)', means: 'in' }],
  events: [
    'cmplz_fire_categories',
    'cmplz_status_change',
    'cmplz_enable_category',
    'cmplz_event_marketing',
    'cmplz_revoke',
  ],
  enables: ['cmplz_enable_category'],
  markup: [{ attribute: 'data-category' }, { classPrefix: 'cmplz-' }],
  storage: ['cmplz_consent_status'],
  staysOpen: true,
  source: 'https://complianz.io/docs/',
  verified: false,
});
