import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'refiner',
  name: 'Refiner',
  category: 'analytics',
  surface: 'client',
  packages: ['refiner-js'],
  globals: ['_refiner', '_refinerQueue'],
  hosts: ['api.refiner.io'],
  scripts: ['js.refiner.io'],
  sends: ['identifyUser', 'trackEvent'],
  starts: ['setProject'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Refiner',
  verified: true,
  unseen: ['api.refiner.io', 'refiner-js'],
});
