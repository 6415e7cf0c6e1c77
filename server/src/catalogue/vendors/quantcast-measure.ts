import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'quantcast-measure',
  name: 'Quantcast Measure',
  category: 'advertising',
  surface: 'client',
  globals: ['_qevents', '__qc'],
  hosts: ['*.quantserve.com', '*.quantcount.com'],
  scripts: ['secure.quantserve.com', 'edge.quantserve.com'],
  sends: ['push'],
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: true,
});
