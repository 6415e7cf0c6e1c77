import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'comscore',
  name: 'Comscore',
  category: 'analytics',
  surface: 'client',
  globals: ['_comscore', 'COMSCORE'],
  hosts: ['*.scorecardresearch.com', '*.comscore.com'],
  scripts: ['sb.scorecardresearch.com'],
  sends: ['beacon', 'push'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Comscore',
  verified: true,
});
