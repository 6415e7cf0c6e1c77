import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'plausible',
  name: 'Plausible',
  category: 'analytics',
  surface: 'client',
  packages: [
    'plausible-tracker',
    '@plausible-analytics/tracker',
    'next-plausible',
    '@nuxtjs/plausible',
    '@barbapapazes/plausible-tracker',
  ],
  globals: ['plausible'],
  hosts: ['plausible.io/api/event'],
  scripts: ['plausible.io/js/*', 'plausible.io'],
  sends: ['*', 'trackEvent', 'trackPageview', 'track', 'usePlausible()', 'pageview'],
  suppresses: ['*{domain}', '*{apiHost}', '*{trackLocalhost}'],
  starts: ['init', 'enableAutoPageviews', 'enableAutoOutboundTracking'],
  components: ['PlausibleProvider', 'useScriptPlausibleAnalytics'],
  source: 'https://github.com/plausible/plausible-tracker/tree/1ea0b772f8b7/src',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/@plausible-analytics/tracker/v/0.4.6'],
  unseen: ['@nuxtjs/plausible', '@barbapapazes/plausible-tracker'],
});
