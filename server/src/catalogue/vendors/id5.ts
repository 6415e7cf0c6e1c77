import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'id5',
  name: 'ID5',
  category: 'data-broker',
  surface: 'client',
  packages: ['@id5io/id5-api.js'],
  globals: ['ID5'],
  hosts: ['id5-sync.com', '*.id5-sync.com'],
  scripts: ['cdn.id5-sync.com'],
  sends: ['init', 'initLite'],
  source: 'https://github.com/id5io/id5-api.js/blob/e782e8a05429/lib/id5-api.js',
  verified: true,
  unseen: ['*.id5-sync.com'],
});
