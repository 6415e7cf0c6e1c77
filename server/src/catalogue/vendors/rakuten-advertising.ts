import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'rakuten-advertising',
  name: 'Rakuten Advertising',
  category: 'advertising',
  surface: 'client',
  globals: ['rakutenDataLayer'],
  hosts: ['*.linksynergy.com', '*.rmtag.com'],
  scripts: ['tag.rmp.rakuten.com'],
  source: 'https://github.com/patrickhulce/third-party-web/blob/424dc03d2dea/data/entities.js',
  verified: true,
  unseen: ['rakutenDataLayer'],
});
