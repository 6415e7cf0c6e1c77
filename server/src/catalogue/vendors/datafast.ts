import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'datafast',
  name: 'DataFast',
  category: 'analytics',
  surface: 'client',
  packages: ['datafast'],
  globals: ['datafast'],
  hosts: ['datafa.st/api/events'],
  scripts: ['datafa.st/js/script.js'],
  sends: ['*', 'track', 'identify'],
  source: 'https://datafa.st/docs',
  verified: false,
});
