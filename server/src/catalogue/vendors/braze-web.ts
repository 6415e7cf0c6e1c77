/** `disableSDK` first sends what was logged, then ignores every later call. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'braze-web',
  name: 'Braze Web SDK',
  category: 'crm-marketing',
  surface: 'client',
  packages: ['@braze/web-sdk', '@braze/web-sdk-core', '@braze/react-native-sdk'],
  globals: ['braze', 'appboy'],
  hosts: ['*.braze.com', '*.braze.eu', '*.appboy.com'],
  scripts: ['js.appboycdn.com'],
  sends: [
    'logCustomEvent',
    'logPurchase',
    'logEcommerceEvent',
    'changeUser',
    'openSession',
    'getUser.set*',
    'getUser.add*',
    'requestImmediateDataFlush',
    'logFeedDisplayed',
    'logContentCardImpressions',
  ],
  starts: ['initialize', 'openSession'],
  suppresses: ['getUser.setEmailNotificationSubscriptionType', 'getUser.setPushNotificationSubscriptionType'],
  optOut: [
    { call: 'disableSDK', effect: 'stops', liftedBy: ['enableSDK'] },
    { call: 'wipeData', effect: 'nothing' },
    { call: 'destroy', effect: 'nothing' },
  ],
  source: 'https://github.com/braze-inc/braze-web-sdk/tree/67090082d532/',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/@braze/web-sdk/v/6.13.0'],
  unseen: ['logFeedDisplayed', '*.appboy.com', '@braze/web-sdk-core', '@braze/react-native-sdk'],
});
