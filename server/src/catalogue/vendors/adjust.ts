/** `stop` of the web SDK turns every call off until `restart`. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'adjust',
  name: 'Adjust',
  category: 'advertising',
  surface: 'client',
  packages: ['@adjustcom/adjust-web-sdk', 'react-native-adjust'],
  globals: ['Adjust'],
  hosts: ['app.adjust.com', '*.adjust.com'],
  scripts: ['cdn.adjust.com'],
  sends: [
    'trackEvent',
    'trackAdRevenue',
    'trackMeasurementConsent',
    'setPushToken',
    'setReferrer',
    'trackAppStoreSubscription',
    'trackPlayStoreSubscription',
    'verifyAppStorePurchase',
    'verifyAndTrackAppStorePurchase',
    'verifyPlayStorePurchase',
    'verifyAndTrackPlayStorePurchase',
    'processDeeplink',
  ],
  starts: ['initSdk'],
  suppresses: ['gdprForgetMe', 'disableThirdPartySharing', 'trackThirdPartySharing'],
  optOut: [
    { call: 'stop', effect: 'stops', liftedBy: ['restart'] },
    { call: 'disableThirdPartySharing', effect: 'limits' },
  ],
  source: 'https://github.com/adjust/web_sdk/blob/86e9e16f88e5/src/sdk/main.js',
  verified: true,
  unseen: ['*.adjust.com', 'cdn.adjust.com'],
});
