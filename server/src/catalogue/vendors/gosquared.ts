import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'gosquared',
  name: 'GoSquared',
  category: 'analytics',
  surface: 'client',
  globals: ['_gs'],
  hosts: ['data.gosquared.com', 'data2.gosquared.com'],
  scripts: ['d1l6p2sc9645hc.cloudfront.net'],
  sends: ['event', 'track', 'identify', 'transaction'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/gosquared',
  verified: true,
});
