import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'epsilon',
  name: 'Epsilon (Dotomi)',
  category: 'data-broker',
  surface: 'server',
  hosts: ['login.dotomi.com'],
  scripts: ['login.dotomi.com'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
