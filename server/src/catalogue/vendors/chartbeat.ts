import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'chartbeat',
  name: 'Chartbeat',
  category: 'analytics',
  surface: 'client',
  globals: ['_sf_async_config', 'pSUPERFLY', '_cbq'],
  hosts: ['*.chartbeat.com', '*.chartbeat.net'],
  scripts: ['static.chartbeat.com'],
  sends: ['virtualPage', 'push'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: true,
});
