import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'airship',
  name: 'Airship',
  category: 'crm-marketing',
  surface: 'both',
  packages: ['@ua/react-native-airship'],
  globals: ['UA'],
  hosts: ['go.urbanairship.com', 'go.airship.eu'],
  scripts: ['aswpsdkus.com', 'aswpsdkeu.com'],
  sends: [
    'addCustomEvent',
    'trackScreen',
    'associateIdentifier',
    'contact.identify',
    'registerEmail',
    'registerSms',
    'channel.addTag',
  ],
  starts: ['takeOff'],
  optOut: [
    // Which of the named features send is decided in the native SDKs.
    { call: 'privacyManager.disableFeatures', effect: 'nothing' },
    { call: 'privacyManager.setEnabledFeatures', effect: 'nothing' },
  ],
  source: 'https://www.npmjs.com/package/@ua/react-native-airship',
  verified: true,
  unseen: ['UA', 'go.urbanairship.com', 'go.airship.eu', 'aswpsdkus.com', 'aswpsdkeu.com'],
});
