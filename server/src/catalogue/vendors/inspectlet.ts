import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'inspectlet',
  name: 'Inspectlet',
  category: 'session-replay',
  surface: 'client',
  globals: ['__insp'],
  hosts: ['*.inspectlet.com'],
  scripts: ['cdn.inspectlet.com'],
  sends: ['identify', 'tagSession'],
  starts: ['wid'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/inspectlet',
  verified: true,
  unseen: ['identify'],
});
