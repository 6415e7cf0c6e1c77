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
    'sendInboxMessage',
    'sendInApp',
    'triggerBroadcast',
    'mergeCustomers',
  ],
  suppresses: ['suppress', 'destroy'],
  // Later calls still leave for the vendor, which then drops them.
  optOut: [
    { call: 'suppress', effect: 'nothing' },
    { call: 'destroy', effect: 'nothing' },
  ],
  source: 'https://github.com/customerio/customerio-node',
  verified: true,
});
