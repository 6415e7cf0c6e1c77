import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'moengage',
  name: 'MoEngage',
  category: 'analytics',
  surface: 'both',
  packages: ['@moengage/web-sdk', 'react-native-moengage'],
  globals: ['Moengage', 'moe'],
  hosts: ['api-02.moengage.com', 'api-03.moengage.com', 'api-04.moengage.com', 'api-05.moengage.com'],
  scripts: ['cdn.moengage.com'],
  sends: ['track_event', 'identifyUser', 'add_unique_user_id', 'add_user_attribute', 'add_user_name', 'add_email'],
  starts: ['initialize'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/MoEngage',
  verified: true,
  unseen: [
    'api-02.moengage.com',
    'api-03.moengage.com',
    'api-04.moengage.com',
    'api-05.moengage.com',
    'initialize',
    '@moengage/web-sdk',
    'react-native-moengage',
  ],
});
