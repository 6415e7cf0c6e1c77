import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'emarsys',
  name: 'Emarsys',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['ScarabQueue'],
  hosts: ['api.emarsys.net'],
  scripts: ['cdn.scarabresearch.com'],
  sends: ['push'],
  source: 'https://github.com/matomo-org/tag-manager/blob/6718a6e3704d/Template/Tag/EmarsysTag.web.js',
  verified: true,
  unseen: ['api.emarsys.net'],
});
