import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'customerio-reactnative',
  name: 'Customer.io (React Native)',
  category: 'crm-marketing',
  surface: 'client',
  packages: ['customerio-reactnative', 'customerio-expo-plugin'],
  sends: [
    'identify',
    'track',
    'screen',
    'setProfileAttributes',
    'setDeviceAttributes',
    'registerDeviceToken',
    'trackMetric',
  ],
  starts: ['initialize'],
  suppresses: ['clearIdentify', 'deleteDeviceToken'],
  source: 'https://github.com/customerio/customerio-reactnative/blob/1edc94769359/src/customerio-cdp.ts',
  verified: true,
  unseen: ['customerio-expo-plugin'],
});
