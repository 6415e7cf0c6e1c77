import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'iterate',
  name: 'Iterate surveys',
  category: 'analytics',
  surface: 'client',
  globals: ['Iterate', 'iterateSettings'],
  hosts: ['iteratehq.com', '*.iteratehq.com'],
  scripts: ['platform.iteratehq.com'],
  sends: ['identify', 'event'],
  starts: ['load', 'install'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/iterate',
  verified: true,
  unseen: ['load', 'iteratehq.com', '*.iteratehq.com'],
});
