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
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: false,
});
