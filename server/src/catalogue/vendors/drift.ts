import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'drift',
  name: 'Drift',
  category: 'support-chat',
  surface: 'client',
  globals: ['drift'],
  hosts: ['*.drift.com', '*.driftt.com'],
  scripts: ['js.driftt.com'],
  sends: ['identify', 'track', 'page'],
  starts: ['load'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/drift',
  verified: true,
  unseen: ['load'],
});
