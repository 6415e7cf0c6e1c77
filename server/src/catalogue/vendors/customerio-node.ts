/** `suppress` is the withdrawal for one person. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'customerio-node',
  name: 'Customer.io Node',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['customerio-node'],
  hosts: ['track.customer.io', 'track-eu.customer.io', 'api.customer.io', 'api-eu.customer.io'],
  sends: [
    'identify',
    'track',
    'trackAnonymous',
    'trackPageView',
    'trackPush',
    'addDevice',
    'batch',
    'sendEmail',
    'sendPush',
    'sendSMS',
    'triggerBroadcast',
    'mergeCustomers',
  ],
  suppresses: ['suppress', 'destroy'],
  optOut: [
    { call: 'suppress', effect: 'stops' },
    { call: 'destroy', effect: 'stops' },
  ],
  source: 'https://github.com/customerio/customerio-node',
  verified: false,
});
