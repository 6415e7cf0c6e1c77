/** The package hands commands to a recorder that is not published: what its opt-outs do is in the vendor's documentation. */
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
  starts: ['init', 'record', 'restart', 'resume'],
  optOut: [
    { call: 'disable', effect: 'stops', liftedBy: ['init', 'record', 'restart', 'resume'] },
    // Only the recording pauses.
    { call: 'pause', effect: 'nothing' },
    { call: 'anonymize', effect: 'nothing' },
  ],
  source: 'https://www.npmjs.com/package/smartlook-client',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/smartlook-client/v/10.0.0'],
  unseen: ['*.smartlook.cloud', 'rec.smartlook.com'],
});
