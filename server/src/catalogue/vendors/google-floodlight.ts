import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'google-floodlight',
  name: 'Google Floodlight / Campaign Manager tag',
  category: 'advertising',
  surface: 'client',
  globals: ['gtag'],
  hosts: ['*.fls.doubleclick.net', 'fls.doubleclick.net', 'ad.doubleclick.net/ddm/activity'],
  scripts: ['www.googletagmanager.com/gtag/js?id=DC-*'],
  sends: ['event:conversion{send_to:DC-*}', 'event:*{send_to:DC-*}'],
  starts: ['config:DC-*'],
  suppresses: ['consent', 'set'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/DCMFloodlight',
  verified: true,
  unseen: ['consent'],
});
