/** Sent by a server: nothing in the browser can hold it back. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'ga4-measurement-protocol',
  name: 'GA4 Measurement Protocol (server)',
  category: 'analytics',
  surface: 'server',
  hosts: [
    'www.google-analytics.com/mp/collect',
    'region1.google-analytics.com/mp/collect',
    'google-analytics.com/mp/collect',
  ],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/destination-actions/src/destinations/google-analytics-4',
  verified: true,
});
