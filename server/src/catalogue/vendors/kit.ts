import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'kit',
  name: 'Kit (ConvertKit)',
  category: 'crm-marketing',
  surface: 'server',
  hosts: ['api.convertkit.com', 'api.kit.com'],
  scripts: ['*.ck.page', 'f.convertkit.com'],
  source: 'https://developers.kit.com',
  verified: false,
});
