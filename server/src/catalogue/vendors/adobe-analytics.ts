import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'adobe-analytics',
  name: 'Adobe Analytics (AppMeasurement)',
  category: 'analytics',
  surface: 'client',
  globals: ['s', 's_gi', '_satellite'],
  hosts: ['*.omtrdc.net', '*.2o7.net', '*.sc.omtrdc.net'],
  scripts: ['assets.adobedtm.com'],
  sends: ['t', 'tl', 'track'],
  multiplexer: true,
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/AdobeAnalytics',
  verified: true,
  unseen: ['_satellite', 'track'],
});
