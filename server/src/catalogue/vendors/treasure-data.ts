import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'treasure-data',
  name: 'Treasure Data',
  category: 'cdp',
  surface: 'client',
  packages: ['td-js-sdk'],
  globals: ['Treasure'],
  hosts: ['*.treasuredata.com'],
  scripts: ['cdn.treasuredata.com'],
  sends: ['trackPageview', 'trackEvent', 'addRecord', 'trackClicks'],
  suppresses: ['addConsentRecord'],
  optOut: [{ call: 'blockEvents', effect: 'stops', liftedBy: ['unblockEvents'] }],
  multiplexer: true,
  source: 'https://github.com/treasure-data/td-js-sdk/blob/fedc3f202c4c/lib/record.js',
  verified: true,
  unseen: ['cdn.treasuredata.com', 'trackClicks'],
});
