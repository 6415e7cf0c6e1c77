import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'bugsnag',
  name: 'Bugsnag',
  category: 'error-monitoring',
  surface: 'both',
  packages: [
    '@bugsnag/js',
    '@bugsnag/browser',
    '@bugsnag/node',
    '@bugsnag/react-native',
    '@bugsnag/expo',
    'bugsnag-js',
    '@bugsnag/browser-performance',
  ],
  globals: ['Bugsnag', 'bugsnagClient'],
  hosts: ['notify.bugsnag.com', 'sessions.bugsnag.com'],
  scripts: ['d2wy8f7a9ursnm.cloudfront.net'],
  sends: ['notify', 'leaveBreadcrumb', 'setUser', 'startSession'],
  starts: ['start'],
  source: 'https://github.com/bugsnag/bugsnag-js/tree/b46f0287e5c3/packages',
  verified: true,
  unseen: ['@bugsnag/react-native', '@bugsnag/expo', 'bugsnag-js', '@bugsnag/browser-performance'],
});
