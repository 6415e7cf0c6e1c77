import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'dynamic-yield',
  name: 'Dynamic Yield',
  category: 'feature-flags',
  surface: 'client',
  globals: ['DY', 'DYO'],
  hosts: ['*.dynamicyield.com'],
  scripts: ['cdn.dynamicyield.com'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
