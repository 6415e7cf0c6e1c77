import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'beehiiv',
  name: 'beehiiv',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['@beehiiv/sdk'],
  hosts: ['api.beehiiv.com'],
  scripts: ['embeds.beehiiv.com'],
  sends: ['subscriptions.create', 'subscriptions.update'],
  source: 'https://developers.beehiiv.com',
  verified: false,
});
