import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'x-conversions-api',
  name: 'X Ads Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['ads-api.x.com', 'ads-api.twitter.com/12/measurement/conversions/*'],
  source: 'https://github.com/rudderlabs/rudder-transformer',
  verified: false,
});
