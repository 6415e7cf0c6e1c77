import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'coveo-analytics',
  name: 'Coveo Usage Analytics',
  category: 'analytics',
  surface: 'client',
  packages: ['coveo.analytics', '@coveo/relay'],
  globals: ['coveoua', 'CoveoAnalytics'],
  hosts: ['analytics.cloud.coveo.com', 'analyticshipaa.cloud.coveo.com', '*.analytics.org.coveo.com'],
  scripts: ['static.cloud.coveo.com/coveo.analytics.js/*'],
  sends: ['send', 'sendEvent', 'sendSearchEvent', 'sendClickEvent', 'sendCustomEvent', 'sendViewEvent', 'log', 'emit'],
  source: 'https://github.com/coveo/coveo.analytics.js/blob/02a37b12890e/src/client/analytics.ts',
  verified: true,
  unseen: ['@coveo/relay', 'emit', '*.analytics.org.coveo.com', 'static.cloud.coveo.com/coveo.analytics.js/*'],
});
