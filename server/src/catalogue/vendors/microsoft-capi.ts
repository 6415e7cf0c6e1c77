import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'microsoft-capi',
  name: 'Microsoft UET Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['capi.uet.microsoft.com/v1/*'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/destination-actions/src/destinations/ms-bing-capi',
  verified: true,
});
