import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'zapier-webhook',
  name: 'Zapier webhook',
  category: 'crm-marketing',
  surface: 'server',
  hosts: ['hooks.zapier.com'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
