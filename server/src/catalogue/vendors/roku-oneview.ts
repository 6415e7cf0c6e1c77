import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'roku-oneview',
  name: 'Roku OneView pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['tags.w55c.net', '*.w55c.net'],
  scripts: ['*.w55c.net'],
  source: 'https://github.com/patrickhulce/third-party-web/blob/424dc03d2dea/data/entities.js',
  verified: true,
});
