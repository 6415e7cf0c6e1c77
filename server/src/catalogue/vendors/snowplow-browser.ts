/** Anonymous tracking still sends. The collector is the site's own host. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'snowplow-browser',
  name: 'Snowplow browser tracker',
  category: 'analytics',
  surface: 'client',
  packages: [
    '@snowplow/browser-tracker',
    '@snowplow/javascript-tracker',
    '@snowplow/browser-plugin-site-tracking',
    '@snowplow/react-native-tracker',
  ],
  globals: ['snowplow', 'GlobalSnowplowNamespace'],
  sends: [
    'trackPageView',
    'trackPageView*',
    'trackSelfDescribingEvent*',
    'trackStructEvent*',
    'trackSocialInteraction*',
    'trackTransaction*',
    'trackConsentAllow*',
    'trackConsentDeny*',
    'trackConsentWithdrawn*',
    'trackError*',
    'flushBuffer',
  ],
  starts: [
    'newTracker',
    'enableActivityTracking*',
    'enableLinkClickTracking*',
    'enableFormTracking*',
    'enableButtonClickTracking*',
  ],
  optOut: [
    { call: 'enableAnonymousTracking', effect: 'limits', liftedBy: ['disableAnonymousTracking'] },
    { call: 'clearUserData', effect: 'nothing' },
  ],
  source: 'https://github.com/snowplow/snowplow-javascript-tracker',
  verified: true,
  unseen: ['@snowplow/react-native-tracker'],
});
