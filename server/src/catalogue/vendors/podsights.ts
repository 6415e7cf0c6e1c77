import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'podsights',
  name: 'Podsights / Spotify Ad Analytics (legacy)',
  category: 'advertising',
  surface: 'client',
  globals: ['pdst'],
  hosts: ['us-central1-adaptive-growth.cloudfunctions.net'],
  scripts: ['cdn.pdst.fm'],
  sends: ['view', 'alias', 'product', 'purchase', 'lead'],
  starts: ['conf'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Podsights',
  verified: true,
});
