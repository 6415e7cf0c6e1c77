import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'google-campaign-manager-360',
  name: 'Campaign Manager 360 offline conversions (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['dfareporting.googleapis.com/dfareporting/*/userprofiles/*/conversions/batchinsert'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
