import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'userpilot',
  name: 'Userpilot',
  category: 'analytics',
  surface: 'client',
  packages: ['userpilot'],
  globals: ['userpilot'],
  hosts: ['*.userpilot.io'],
  scripts: ['js.userpilot.io'],
  sends: ['track', 'identify', 'group', 'reload', 'Userpilot.track', 'Userpilot.identify'],
  starts: ['initialize'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Userpilot',
  verified: true,
  unseen: ['initialize', 'userpilot'],
});
