import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'reo-dev',
  name: 'Reo.dev',
  category: 'data-broker',
  surface: 'client',
  packages: ['reodotdev'],
  globals: ['Reo'],
  hosts: ['api.reo.dev'],
  scripts: ['static.reo.dev'],
  sends: ['identify', 'pushData'],
  starts: ['init', 'loadReoScript'],
  source: 'https://www.npmjs.com/package/reodotdev',
  verified: true,
  unseen: ['identify', 'pushData', 'init', 'api.reo.dev'],
});
