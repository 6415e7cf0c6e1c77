import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'brevo',
  name: 'Brevo (Sendinblue)',
  category: 'crm-marketing',
  surface: 'both',
  packages: ['@getbrevo/brevo', 'sib-api-v3-sdk'],
  globals: ['sendinblue', 'sib', 'Brevo'],
  hosts: [
    'api.brevo.com/v3/contacts',
    'api.brevo.com/v3/events',
    'in-automate.brevo.com',
    'in-automate.sendinblue.com',
    'api.sendinblue.com/v3/contacts',
  ],
  scripts: ['sibautomation.com', 'cdn.brevo.com/js/sdk-loader.js'],
  sends: [
    'track',
    'identify',
    'page',
    'trackLink',
    'push:track',
    'push:identify',
    'createContact',
    'updateContact',
    'createEvent',
    'trackEvent',
  ],
  starts: ['push:init'],
  suppresses: ['deleteContact'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
