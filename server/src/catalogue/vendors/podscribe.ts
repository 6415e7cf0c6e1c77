import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'podscribe',
  name: 'Podscribe',
  category: 'advertising',
  surface: 'server',
  hosts: ['verifi.podscribe.com/tag'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
