import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mouseflow',
  name: 'Mouseflow',
  category: 'session-replay',
  surface: 'client',
  globals: ['_mfq', 'mouseflow'],
  hosts: ['*.mouseflow.com'],
  scripts: ['cdn.mouseflow.com'],
  sends: ['push', 'identify', 'tag'],
  starts: ['start'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
