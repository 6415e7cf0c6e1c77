import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'pendo',
  name: 'Pendo',
  category: 'analytics',
  surface: 'client',
  globals: ['pendo'],
  hosts: ['*.pendo.io', 'app.pendo.io'],
  scripts: ['cdn.pendo.io', 'us1.cdn.pendo.io', 'cdn.jpn.pendo.io'],
  sends: ['track', 'identify', 'updateOptions', 'pageLoad', 'trackAgent'],
  // Guides are still asked for, with the visitor's id.
  optOut: [{ call: 'stopSendingEvents', effect: 'limits', liftedBy: ['startSendingEvents'] }],
  starts: ['initialize'],
  packages: ['rn-pendo-sdk', 'ngx-pendo', '@pendo/agent'],
  source: 'https://www.npmjs.com/package/@pendo/agent',
  verified: true,
  unseen: ['rn-pendo-sdk', 'ngx-pendo'],
});
