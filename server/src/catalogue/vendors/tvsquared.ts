import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'tvsquared',
  name: 'TVSquared',
  category: 'advertising',
  surface: 'client',
  globals: ['_tvq'],
  sends: ['trackPageView'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/TVSquared',
  verified: true,
});
