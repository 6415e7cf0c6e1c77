import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'mixpanel-readers',
  name: 'Mixpanel consent readers',
  kind: 'sdk',
  packages: ['mixpanel-browser'],
  globals: ['mixpanel'],
  readers: [
    { path: 'has_opted_out_tracking()', means: 'out' },
    { path: 'has_opted_in_tracking()', means: 'in' },
  ],
  setters: ['opt_in_tracking', 'opt_out_tracking', 'clear_opt_in_out_tracking'],
  source: 'https://github.com/mixpanel/mixpanel-js',
  verified: true,
});
