import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'pinterest-capi',
  name: 'Pinterest Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  packages: ['pinterest-sdk'],
  hosts: ['api.pinterest.com/v5/ad_accounts/*/events'],
  source: 'https://developers.pinterest.com/docs/track-conversions/use-limited-data-processing-flag/',
  verified: true,
});
