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
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: false,
});
