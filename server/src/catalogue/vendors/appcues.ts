import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'appcues',
  name: 'Appcues',
  category: 'analytics',
  surface: 'client',
  globals: ['Appcues', 'AppcuesSettings'],
  hosts: ['*.appcues.com', '*.appcues.net'],
  scripts: ['fast.appcues.com'],
  sends: ['track', 'identify', 'page', 'group'],
  packages: ['@appcues/react-native'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Appcues',
  verified: true,
  unseen: ['*.appcues.net', '@appcues/react-native'],
});
