import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'reddit-capi',
  name: 'Reddit Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['ads-api.reddit.com/api/*/conversions/events/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
