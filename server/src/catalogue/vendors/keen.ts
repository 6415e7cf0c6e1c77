import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'keen',
  name: 'Keen',
  category: 'analytics',
  surface: 'client',
  packages: ['keen-tracking', 'keen.js'],
  globals: ['KeenTracking', 'Keen'],
  hosts: ['api.keen.io'],
  sends: ['recordEvent', 'recordEvents', 'recordDeferredEvents'],
  starts: ['initAutoTracking'],
  source: 'https://www.npmjs.com/package/keen-tracking',
  verified: true,
  unseen: ['keen.js'],
});
