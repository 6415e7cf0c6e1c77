import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'lucky-orange',
  name: 'Lucky Orange',
  category: 'session-replay',
  surface: 'client',
  globals: ['LOQ', '_loq'],
  hosts: ['*.luckyorange.com', '*.luckyorange.net'],
  scripts: ['ssl.luckyorange.com', 'tools.luckyorange.com'],
  sends: ['push'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/lucky-orange',
  verified: true,
  unseen: ['LOQ', 'push', '*.luckyorange.com', '*.luckyorange.net', 'tools.luckyorange.com'],
});
