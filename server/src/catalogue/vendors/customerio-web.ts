import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'customerio-web',
  name: 'Customer.io JS snippet',
  category: 'crm-marketing',
  surface: 'client',
  globals: ['_cio'],
  hosts: ['track.customer.io', 'track-eu.customer.io'],
  scripts: ['assets.customer.io'],
  sends: ['identify', 'track', 'page', 'sidentify', 'trackSubmit', 'trackClick'],
  starts: ['load'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/CustomerIO',
  verified: true,
  unseen: ['trackSubmit', 'trackClick'],
});
