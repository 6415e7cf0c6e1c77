import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'microsoft-capi',
  name: 'Microsoft UET Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['capi.uet.microsoft.com/v1/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
