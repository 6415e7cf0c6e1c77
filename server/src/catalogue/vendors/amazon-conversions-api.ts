import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amazon-conversions-api',
  name: 'Amazon Ads Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['advertising-api-eu.amazon.com', 'advertising-api-fe.amazon.com', 'advertising-api.amazon.com/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
