import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'make-webhook',
  name: 'Make (Integromat) webhook',
  category: 'crm-marketing',
  surface: 'server',
  hosts: [
    'hook.make.com',
    'hook.eu1.make.com',
    'hook.eu2.make.com',
    'hook.us1.make.com',
    'hook.us2.make.com',
    'hook.integromat.com',
  ],
  source: 'https://help.make.com',
  verified: false,
});
