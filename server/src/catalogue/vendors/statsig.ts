import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'statsig',
  name: 'Statsig',
  category: 'feature-flags',
  surface: 'both',
  packages: [
    '@statsig/js-client',
    '@statsig/react-bindings',
    '@statsig/session-replay',
    '@statsig/web-analytics',
    'statsig-node',
    '@statsig/client-core',
    '@statsig/expo-bindings',
    '@statsig/angular-bindings',
  ],
  globals: ['Statsig'],
  hosts: ['statsigapi.net', 'prodregistryv2.org', 'featuregates.org'],
  sends: ['logEvent', 'updateUserAsync', 'updateUserSync'],
  starts: ['initializeAsync'],
  components: ['StatsigProvider'],
  optOut: [
    { call: 'updateRuntimeOptions{loggingEnabled:disabled}', effect: 'limits' },
    { call: 'updateRuntimeOptions{disableLogging:true}', effect: 'limits' },
  ],
  source: 'https://github.com/statsig-io/js-client-monorepo/tree/3eb092775178/packages',
  verified: true,
  unseen: [
    'featuregates.org',
    'statsig-node',
    '@statsig/client-core',
    '@statsig/expo-bindings',
    '@statsig/angular-bindings',
  ],
});
