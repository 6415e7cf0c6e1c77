import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'teads',
  name: 'Teads',
  category: 'advertising',
  surface: 'client',
  globals: ['teads_e'],
  hosts: ['t.teads.tv', '*.teads.tv'],
  scripts: ['p.teads.tv', 'a.teads.tv'],
  sends: ['push'],
  source: 'https://support.teads.tv',
  verified: false,
});
