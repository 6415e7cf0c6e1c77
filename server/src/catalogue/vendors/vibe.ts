import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'vibe',
  name: 'Vibe.co conversions (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['t.vibe.co/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
