import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'lotame',
  name: 'Lotame',
  category: 'data-broker',
  surface: 'client',
  globals: ['LOTAME_SYNCH_CALLBACK'],
  hosts: ['*.crwdcntrl.net'],
  scripts: ['tags.crwdcntrl.net'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
