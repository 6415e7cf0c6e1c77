import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'smartlook',
  name: 'Smartlook',
  category: 'session-replay',
  surface: 'client',
  packages: ['smartlook-client'],
  globals: ['smartlook'],
  hosts: ['*.smartlook.cloud', '*.smartlook.com'],
  scripts: ['web-sdk.smartlook.com', 'rec.smartlook.com'],
  sends: ['track', 'identify', 'properties', 'navigation', 'error'],
  starts: ['init', 'record'],
  optOut: [
    { call: 'disable', effect: 'stops', liftedBy: ['init', 'record'] },
    // Only the recording pauses.
    { call: 'pause', effect: 'nothing' },
    { call: 'anonymize', effect: 'nothing' },
  ],
  source: 'https://www.npmjs.com/package/smartlook-client',
  verified: false,
});
