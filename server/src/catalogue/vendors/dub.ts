import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'dub',
  name: 'Dub (link attribution)',
  category: 'crm-marketing',
  surface: 'both',
  packages: ['dub', '@dub/analytics', '@dub/better-auth'],
  globals: ['dubAnalytics'],
  hosts: ['api.dub.co'],
  scripts: ['www.dubcdn.com'],
  sends: [
    'track.lead',
    'track.sale',
    'track.open',
    'trackClick',
    'trackLead',
    'trackSale',
    'customers.update',
    'partners.create',
  ],
  starts: ['inject'],
  components: ['Analytics', 'DubAnalytics'],
  source: 'https://www.npmjs.com/package/dub',
  verified: true,
  unseen: ['@dub/better-auth', 'DubAnalytics', 'track.open'],
});
