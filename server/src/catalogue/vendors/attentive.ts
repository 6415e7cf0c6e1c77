import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'attentive',
  name: 'Attentive',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['__attentive', 'attentive'],
  hosts: ['api.attentivemobile.com', '*.attn.tv'],
  scripts: ['cdn.attn.tv'],
  sends: ['analytics.*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
