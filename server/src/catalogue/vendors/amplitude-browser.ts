/** Autocapture sends without an explicit call, so `init` is a start. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amplitude-browser',
  name: 'Amplitude (browser)',
  category: 'analytics',
  surface: 'client',
  packages: [
    '@amplitude/analytics-browser',
    '@amplitude/unified',
    'amplitude-js',
    '@amplitude/session-replay-browser',
    '@amplitude/analytics-react-native',
  ],
  globals: ['amplitude'],
  hosts: ['api2.amplitude.com', 'api.amplitude.com', 'api.eu.amplitude.com', 'api-sr.amplitude.com'],
  scripts: ['cdn.amplitude.com'],
  sends: [
    'track',
    'logEvent',
    'logRevenueV2',
    'logRevenue',
    'identify',
    'groupIdentify',
    'setGroup',
    'revenue',
    'setUserId',
    'setUserProperties',
    'getInstance.*',
    'setIdentity',
  ],
  starts: ['init', 'initAll'],
  suppresses: ['getInstance.setOptOut', 'getInstance.init'],
  optOut: [
    { call: 'setOptOut:true', effect: 'stops', liftedBy: ['setOptOut:false'] },
    { call: 'init{optOut:true}', effect: 'stops', liftedBy: ['setOptOut:false'] },
  ],
  source: 'https://github.com/amplitude/Amplitude-TypeScript/tree/6deb0623b3d4/packages/analytics-browser/src',
  verified: true,
  unseen: ['logRevenueV2', 'logRevenue', 'setUserProperties', 'amplitude-js'],
});
