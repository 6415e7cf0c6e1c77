import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'keen',
  name: 'Keen',
  category: 'analytics',
  surface: 'client',
  packages: ['keen-tracking'],
  globals: ['KeenTracking'],
  hosts: ['api.keen.io'],
  sends: ['recordEvent'],
  starts: ['new KeenTracking'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
