import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'lytics',
  name: 'Lytics',
  category: 'cdp',
  surface: 'client',
  globals: ['jstag'],
  hosts: ['c.lytics.io'],
  scripts: ['c.lytics.io'],
  sends: ['send', 'pageView', 'identify'],
  starts: ['init'],
  multiplexer: true,
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Lytics',
  verified: true,
});
