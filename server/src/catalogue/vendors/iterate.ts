import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'iterate',
  name: 'Iterate surveys',
  category: 'analytics',
  surface: 'client',
  globals: ['Iterate', 'iterateSettings'],
  hosts: ['iteratehq.com'],
  scripts: ['platform.iteratehq.com'],
  sends: ['identify'],
  starts: ['load'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
