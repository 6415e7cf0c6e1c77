/** Loading it watches the page. No opt-out call. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'klaviyo-web',
  name: 'Klaviyo onsite',
  category: 'crm-marketing',
  surface: 'client',
  globals: ['klaviyo', '_learnq'],
  hosts: ['a.klaviyo.com/client/*', 'a.klaviyo.com/api/track', 'a.klaviyo.com/api/identify'],
  scripts: ['static.klaviyo.com', 'static-tracking.klaviyo.com'],
  sends: ['track', 'identify', 'trackViewedItem', 'push:track', 'push:identify'],
  packages: ['klaviyo-react-native-sdk'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Klaviyo',
  verified: true,
  unseen: ['trackViewedItem', 'klaviyo-react-native-sdk'],
});
