import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amazon-aps',
  name: 'Amazon Publisher Services',
  category: 'advertising',
  surface: 'client',
  globals: ['apstag'],
  hosts: ['aax.amazon-adsystem.com'],
  scripts: ['c.amazon-adsystem.com/aax2/apstag.js'],
  sends: ['fetchBids'],
  starts: ['init'],
  source: 'https://ams.amazon.com/webpublisher/uam/docs',
  verified: false,
});
