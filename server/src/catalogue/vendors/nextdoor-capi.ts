import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'nextdoor-capi',
  name: 'Nextdoor Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['ads.nextdoor.com/v2/api/conversions/track'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
