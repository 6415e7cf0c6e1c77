import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'rollbar',
  name: 'Rollbar',
  category: 'error-monitoring',
  surface: 'both',
  packages: ['rollbar', '@rollbar/react', 'rollbar-react-native'],
  globals: ['Rollbar', '_rollbarConfig'],
  hosts: ['api.rollbar.com'],
  scripts: ['cdn.rollbar.com'],
  sends: ['error', 'warning', 'info', 'log', 'critical'],
  starts: ['init', 'new Rollbar'],
  source: 'https://github.com/rollbar/rollbar.js/tree/bcc8174eaeb2/src',
  verified: true,
  unseen: ['@rollbar/react', 'rollbar-react-native'],
});
