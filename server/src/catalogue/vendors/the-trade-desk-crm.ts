import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'the-trade-desk-crm',
  name: 'The Trade Desk CRM / data upload (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['api.thetradedesk.com/v3/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
