import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'crazy-egg',
  name: 'Crazy Egg',
  category: 'session-replay',
  surface: 'client',
  globals: ['CE2'],
  hosts: ['*.crazyegg.com', '*.cetrk.com'],
  scripts: ['script.crazyegg.com'],
  sends: ['identify', 'set'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/crazy-egg',
  verified: true,
  unseen: ['identify', 'set', '*.crazyegg.com', '*.cetrk.com'],
});
