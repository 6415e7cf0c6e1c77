import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'qualtrics-sitefeedback',
  name: 'Qualtrics Website Feedback',
  category: 'analytics',
  surface: 'client',
  globals: ['QSI', '_qsie'],
  hosts: ['*.siteintercept.qualtrics.com'],
  scripts: ['*.siteintercept.qualtrics.com'],
  sends: ['API.run', 'push'],
  starts: ['API.load'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Qualtrics',
  verified: true,
  unseen: ['API.run'],
});
