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
  source: 'https://github.com/guardian/commercial/blob/795822d41d32/bundle/src/lib/__vendor/a9-apstag.js',
  verified: true,
  unseen: ['aax.amazon-adsystem.com'],
});
