import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'kissmetrics',
  name: 'Kissmetrics',
  category: 'analytics',
  surface: 'client',
  globals: ['_kmq', 'KM'],
  hosts: ['*.kissmetrics.io'],
  scripts: ['scripts.kissmetrics.io', 'i.kissmetrics.com'],
  sends: ['record', 'identify', 'set', 'alias', 'trackClick', 'trackSubmit'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Kissmetrics',
  verified: true,
  unseen: ['trackClick', 'trackSubmit'],
});
