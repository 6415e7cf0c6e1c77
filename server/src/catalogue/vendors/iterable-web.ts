import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'iterable-web',
  name: 'Iterable Web SDK',
  category: 'crm-marketing',
  surface: 'client',
  packages: ['@iterable/web-sdk', '@iterable/react-native-sdk'],
  hosts: ['api.iterable.com', 'api.eu.iterable.com'],
  sends: [
    'track',
    'updateUser',
    'updateUserEmail',
    'updateCart',
    'trackPurchase',
    'updateSubscriptions',
    'setEmail',
    'setUserID',
    'Iterable.trackEvent',
  ],
  starts: ['initialize'],
  source: 'https://github.com/Iterable/iterable-web-sdk/tree/669147f06e83/src',
  verified: true,
  unseen: ['@iterable/react-native-sdk', 'Iterable.trackEvent'],
});
