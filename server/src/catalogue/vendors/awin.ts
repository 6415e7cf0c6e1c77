import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'awin',
  name: 'Awin',
  category: 'advertising',
  surface: 'both',
  globals: ['AWIN'],
  hosts: ['www.awin1.com'],
  scripts: ['www.dwin1.com'],
  source: 'https://github.com/rudderlabs/rudder-transformer/tree/c98d160cfadd/src/v0/destinations/awin',
  verified: true,
  unseen: ['AWIN', 'www.dwin1.com'],
});
