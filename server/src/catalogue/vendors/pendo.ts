import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'pendo',
  name: 'Pendo',
  category: 'analytics',
  surface: 'client',
  globals: ['pendo'],
  hosts: ['*.pendo.io', 'app.pendo.io'],
  scripts: ['cdn.pendo.io', 'us1.cdn.pendo.io', 'cdn.jpn.pendo.io'],
  sends: ['track', 'identify'],
  starts: ['initialize'],
  packages: ['rn-pendo-sdk', 'ngx-pendo', '@pendo/agent'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Pendo',
  verified: true,
  unseen: ['rn-pendo-sdk', 'ngx-pendo', '@pendo/agent'],
});
