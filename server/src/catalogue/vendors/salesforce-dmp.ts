import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'salesforce-dmp',
  name: 'Salesforce DMP (Krux)',
  category: 'data-broker',
  surface: 'client',
  globals: ['Krux'],
  hosts: ['*.krxd.net'],
  scripts: ['cdn.krxd.net'],
  sends: ['admEvent'],
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: false,
});
