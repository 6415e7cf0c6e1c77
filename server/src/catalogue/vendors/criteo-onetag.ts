/** A push of settings alone is followed by one with an event; both go out together. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'criteo-onetag',
  name: 'Criteo OneTag',
  category: 'advertising',
  surface: 'client',
  globals: ['criteo_q'],
  hosts: ['*.criteo.com', '*.criteo.net'],
  scripts: ['dynamic.criteo.com', 'static.criteo.net', '*.criteo.net'],
  sends: ['push{event}'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Criteo',
  verified: true,
});
