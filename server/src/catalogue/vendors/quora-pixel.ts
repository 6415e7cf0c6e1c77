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
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
