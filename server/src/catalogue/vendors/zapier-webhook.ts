import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'zapier-webhook',
  name: 'Zapier webhook',
  category: 'crm-marketing',
  surface: 'server',
  hosts: ['hooks.zapier.com'],
  source: 'https://github.com/dubinc/dub/blob/1de955f782a7/apps/web/lib/webhook/utils.ts',
  verified: true,
});
