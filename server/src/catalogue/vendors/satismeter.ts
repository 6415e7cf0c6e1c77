import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'satismeter',
  name: 'SatisMeter',
  category: 'analytics',
  surface: 'client',
  globals: ['satismeter'],
  hosts: ['app.satismeter.com'],
  scripts: ['app.satismeter.com'],
  sends: ['*'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: true,
});
