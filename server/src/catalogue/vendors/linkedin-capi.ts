import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'linkedin-capi',
  name: 'LinkedIn Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['api.linkedin.com/rest/conversionEvents'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
