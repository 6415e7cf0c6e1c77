import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'datafast',
  name: 'DataFast',
  category: 'analytics',
  surface: 'client',
  packages: ['datafast'],
  globals: ['datafast'],
  hosts: ['datafa.st/api/events'],
  scripts: ['datafa.st/js/script.js'],
  sends: ['*', 'track', 'identify', 'trackPageview', 'trackScreen', 'trackPayment', 'trackExternalLink'],
  starts: ['initDataFast', 'createDataFastWeb', 'init'],
  optOut: [
    // Before `init()` it does nothing.
    { call: 'optOut', effect: 'nothing' },
  ],
  source: 'https://www.npmjs.com/package/datafast',
  verified: true,
  unseen: ['datafa.st/js/script.js'],
});
