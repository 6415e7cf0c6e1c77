import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'quora-capi',
  name: 'Quora Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['api.quora.com/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
