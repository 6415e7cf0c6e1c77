import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'eloqua',
  name: 'Oracle Eloqua',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['_elqQ'],
  hosts: ['*.eloqua.com', '*.en25.com'],
  scripts: ['img.en25.com', 'img06.en25.com'],
  sends: ['elqTrackPageView', 'push'],
  suppresses: ['elqSetSiteId'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/eloqua',
  verified: true,
  unseen: ['*.eloqua.com', '*.en25.com', 'img06.en25.com'],
});
