import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'appnexus',
  name: 'Xandr / AppNexus pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['secure.adnxs.com/px', 'ib.adnxs.com', 'secure.adnxs.com'],
  scripts: ['secure.adnxs.com', 'ib.adnxs.com', 'acdn.adnxs.com'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/appnexus',
  verified: true,
});
