import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'june',
  name: 'June',
  category: 'analytics',
  surface: 'both',
  packages: ['@june-so/analytics-next'],
  hosts: ['api.june.so'],
  scripts: ['unpkg.com/@june-so/*'],
  sends: ['track', 'page', 'identify', 'group'],
  starts: ['AnalyticsBrowser.load'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/June',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/@june-so/analytics-next/v/2.0.0'],
});
