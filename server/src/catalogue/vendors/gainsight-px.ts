import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'gainsight-px',
  name: 'Gainsight PX (aptrinsic)',
  category: 'analytics',
  surface: 'client',
  globals: ['aptrinsic'],
  hosts: ['segment-esp.aptrinsic.com', '*.aptrinsic.com'],
  scripts: ['web-sdk.aptrinsic.com'],
  sends: ['track', 'identify'],
  starts: ['init'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Gainsight_PX',
  verified: true,
  unseen: ['segment-esp.aptrinsic.com'],
});
