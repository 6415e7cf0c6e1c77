import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'vwo',
  name: 'VWO',
  category: 'feature-flags',
  surface: 'client',
  globals: ['VWO', '_vwo_code', '_vis_opt_queue'],
  hosts: ['dev.visualwebsiteoptimizer.com', '*.vwo.com', 'edge.wingify.net'],
  scripts: ['dev.visualwebsiteoptimizer.com'],
  sends: ['event', 'push', 'visitor'],
  starts: ['init'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/VWO',
  verified: true,
  unseen: ['_vis_opt_queue'],
});
