import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'drip',
  name: 'Drip',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['_dcq', '_dcs'],
  hosts: ['api.getdrip.com'],
  scripts: ['tag.getdrip.com'],
  sends: ['track', 'identify'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Drip',
  verified: true,
});
