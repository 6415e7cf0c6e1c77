import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'rockerbox',
  name: 'Rockerbox',
  category: 'advertising',
  surface: 'client',
  globals: ['RB'],
  sends: ['track'],
  starts: ['initialize'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: true,
});
