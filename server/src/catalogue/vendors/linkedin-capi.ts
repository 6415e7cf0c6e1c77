import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'linkedin-capi',
  name: 'LinkedIn Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['api.linkedin.com/rest/conversionEvents'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/destination-actions/src/destinations/linkedin-conversions',
  verified: true,
});
