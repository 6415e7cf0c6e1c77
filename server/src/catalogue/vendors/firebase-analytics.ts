/** Getting the instance starts it. `setAnalyticsCollectionEnabled` false stops it. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'firebase-analytics',
  name: 'Firebase Analytics (web)',
  category: 'analytics',
  surface: 'client',
  packages: [
    'firebase/analytics',
    '@firebase/analytics',
    'firebase/compat/analytics',
    '@react-native-firebase/analytics',
    '@angular/fire/analytics',
    '@capacitor-firebase/analytics',
  ],
  hosts: ['firebase.googleapis.com/v1alpha/*', 'firebaselogging.googleapis.com'],
  sends: [
    'logEvent',
    'setUserId',
    'setUserProperties',
    'setDefaultEventParameters',
    'setCurrentScreen',
    'logScreenView',
    'logPurchase',
  ],
  starts: ['getAnalytics', 'initializeAnalytics', 'provideAnalytics'],
  suppresses: ['setConsent', 'setUserId:null'],
  optOut: [
    {
      call: 'setAnalyticsCollectionEnabled:*:false',
      effect: 'stops',
      liftedBy: ['setAnalyticsCollectionEnabled:*:true'],
    },
    { call: 'setAnalyticsCollectionEnabled:false', effect: 'stops', liftedBy: ['setAnalyticsCollectionEnabled:true'] },
    {
      call: 'setConsent{analytics_storage:denied}',
      effect: 'limits',
      liftedBy: ['setConsent{analytics_storage:granted}'],
    },
  ],
  source: 'https://github.com/firebase/firebase-js-sdk',
  verified: false,
});
