/** A destination without a mapped category is allowed, whatever the consumer chose. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'rudderstack-browser',
  name: 'RudderStack JS SDK',
  category: 'cdp',
  surface: 'client',
  packages: [
    '@rudderstack/analytics-js',
    'rudder-sdk-js',
    '@rudderstack/analytics-js-service-worker',
    '@rudderstack/rudder-sdk-react-native',
  ],
  globals: ['rudderanalytics'],
  hosts: ['api.rudderstack.com', '*.dataplane.rudderstack.com', 'hosted.rudderlabs.com', '*.rudderlabs.com'],
  scripts: ['cdn.rudderlabs.com', 'cdn.rudderstack.com'],
  sends: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  starts: ['load'],
  suppresses: ['consent'],
  optOut: [{ call: 'load{consentManagement.enabled:true}', effect: 'limits' }],
  multiplexer: true,
  source: 'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js/src',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/rudder-sdk-js/v/2.52.21'],
  unseen: ['*.dataplane.rudderstack.com', 'cdn.rudderstack.com', '@rudderstack/rudder-sdk-react-native'],
});
