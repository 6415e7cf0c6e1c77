import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'woopra',
  name: 'Woopra',
  category: 'analytics',
  surface: 'client',
  globals: ['Woopra', 'woopra'],
  hosts: ['*.woopra.com'],
  scripts: ['static.woopra.com'],
  sends: ['track', 'identify'],
  starts: ['config'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Woopra',
  verified: true,
});
