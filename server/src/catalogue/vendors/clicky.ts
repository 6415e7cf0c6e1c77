import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'clicky',
  name: 'Clicky',
  category: 'analytics',
  surface: 'client',
  globals: ['clicky', 'clicky_site_ids'],
  hosts: ['in.getclicky.com'],
  scripts: ['static.getclicky.com'],
  sends: ['log', 'goal'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/clicky',
  verified: true,
});
