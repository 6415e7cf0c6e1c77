import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'pardot',
  name: 'Salesforce Account Engagement (Pardot)',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['piTracker'],
  hosts: ['pi.pardot.com', 'go.pardot.com'],
  scripts: ['pi.pardot.com', 'cdn.pardot.com'],
  sends: ['*'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/pardot',
  verified: true,
});
