import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'beehiiv',
  name: 'beehiiv',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['@beehiiv/sdk'],
  hosts: ['api.beehiiv.com'],
  scripts: ['embeds.beehiiv.com'],
  sends: [
    'subscriptions.create',
    'subscriptions.put',
    'subscriptions.patch',
    'subscriptions.updateByEmail',
    'bulkSubscriptions.create',
    'bulkSubscriptionUpdates.p*',
    'subscriptionTags.create',
    'automationJourneys.create',
  ],
  source: 'https://www.npmjs.com/package/@beehiiv/sdk',
  verified: true,
  unseen: ['embeds.beehiiv.com'],
});
