import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'activecampaign',
  name: 'ActiveCampaign site tracking',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['vgo'],
  hosts: ['trackcmp.net', '*.api-us1.com'],
  scripts: ['diffuser-cdn.app-us1.com'],
  sends: ['process', 'setEmail'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
