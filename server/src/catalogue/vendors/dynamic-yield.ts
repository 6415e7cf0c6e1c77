import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'dynamic-yield',
  name: 'Dynamic Yield',
  category: 'feature-flags',
  surface: 'client',
  globals: ['DY', 'DYO'],
  hosts: ['*.dynamicyield.com', '*.dy-api.com'],
  scripts: ['cdn.dynamicyield.com/api/*'],
  sends: ['API'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
