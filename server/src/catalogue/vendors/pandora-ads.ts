import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'pandora-ads',
  name: 'Pandora ads pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['data.adxcel-ec2.com'],
  scripts: ['data.adxcel-ec2.com'],
  source: 'https://github.com/Automattic/wp-calypso/blob/00ce18c2030c/client/lib/analytics/ad-tracking/constants.js',
  verified: true,
});
