import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'quora-pixel',
  name: 'Quora Pixel',
  category: 'advertising',
  surface: 'client',
  globals: ['qp'],
  hosts: ['q.quora.com'],
  scripts: ['a.quora.com'],
  sends: ['track'],
  starts: ['init'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/QuoraPixel',
  verified: true,
});
