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
  sends: ['track.lead', 'track.sale', 'track.open', 'trackClick', 'trackLead', 'trackSale'],
  starts: ['new Dub'],
  components: ['Analytics', 'DubAnalytics'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
