import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'id5',
  name: 'ID5',
  category: 'data-broker',
  surface: 'client',
  globals: ['ID5'],
  hosts: ['id5-sync.com', '*.id5-sync.com'],
  scripts: ['cdn.id5-sync.com'],
  sends: ['init'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
