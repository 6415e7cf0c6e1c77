import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'demandbase',
  name: 'Demandbase',
  category: 'data-broker',
  surface: 'client',
  globals: ['Demandbase'],
  hosts: ['*.demandbase.com', '*.company-target.com'],
  scripts: ['tag.demandbase.com'],
  source: 'https://github.com/patrickhulce/third-party-web/blob/424dc03d2dea/data/entities.js',
  verified: true,
  unseen: ['Demandbase'],
});
