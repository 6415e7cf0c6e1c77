import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'salesforce-mc',
  name: 'Salesforce Marketing Cloud (server)',
  category: 'crm-marketing',
  surface: 'server',
  hosts: [
    '*.rest.marketingcloudapis.com/hub/*',
    '*.rest.marketingcloudapis.com/contacts/*',
    '*.rest.marketingcloudapis.com/interaction/*',
    '*.rest.marketingcloudapis.com/messaging/*',
  ],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/destination-actions/src/destinations/salesforce-marketing-cloud',
  verified: true,
});
