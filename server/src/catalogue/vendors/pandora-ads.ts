import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'pandora-ads',
  name: 'Pandora ads pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['data.adxcel-ec2.com'],
  scripts: ['data.adxcel-ec2.com'],
  source: 'https://www.siriusxmmedia.com',
  verified: false,
});
