import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'launchdarkly',
  name: 'LaunchDarkly',
  category: 'feature-flags',
  surface: 'both',
  packages: [
    'launchdarkly-js-client-sdk',
    '@launchdarkly/js-client-sdk',
    'launchdarkly-react-client-sdk',
    '@launchdarkly/node-server-sdk',
  ],
  globals: ['LDClient', 'ldclient'],
  hosts: ['clientsdk.launchdarkly.com', 'events.launchdarkly.com', 'app.launchdarkly.com'],
  sends: ['track', 'identify', 'alias'],
  starts: ['initialize'],
  components: ['LDProvider'],
  optOut: [{ call: 'initialize{sendEvents:false}', effect: 'limits' }],
  source: 'https://github.com/launchdarkly/js-core/tree/1ff89ecac7da/packages',
  verified: true,
  unseen: ['launchdarkly-js-client-sdk', 'launchdarkly-react-client-sdk'],
});
