import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'lotame',
  name: 'Lotame',
  category: 'data-broker',
  surface: 'client',
  globals: ['LOTAME_SYNCH_CALLBACK'],
  hosts: ['*.crwdcntrl.net'],
  scripts: ['tags.crwdcntrl.net'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Lotame',
  verified: true,
});
