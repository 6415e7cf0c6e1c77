import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mouseflow',
  name: 'Mouseflow',
  category: 'session-replay',
  surface: 'client',
  globals: ['_mfq', 'mouseflow'],
  hosts: ['*.mouseflow.com'],
  scripts: ['cdn.mouseflow.com'],
  sends: ['push', 'identify', 'tag'],
  starts: ['start'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Mouseflow',
  verified: true,
});
