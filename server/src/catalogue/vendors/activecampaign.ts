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
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/ActiveCampaign',
  verified: true,
  unseen: ['*.api-us1.com'],
});
