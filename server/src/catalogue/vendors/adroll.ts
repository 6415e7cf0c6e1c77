import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'adroll',
  name: 'AdRoll',
  category: 'advertising',
  surface: 'client',
  globals: ['__adroll', 'adroll'],
  hosts: ['*.adroll.com'],
  scripts: ['s.adroll.com', '*.adroll.com'],
  sends: ['record_user', 'record_adroll_email', 'track', 'identify_email'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Adroll',
  verified: true,
  unseen: ['identify_email', 'adroll', 'track'],
});
