import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'yahoo-dataxonline',
  name: 'Yahoo audiences (DataX)',
  category: 'data-broker',
  surface: 'server',
  hosts: ['dataxonline.yahoo.com/online/audience/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
