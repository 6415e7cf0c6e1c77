import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'simple-analytics',
  name: 'Simple Analytics',
  category: 'analytics',
  surface: 'client',
  packages: ['simple-analytics-vue', '@analytics/simple-analytics'],
  globals: ['sa_event', 'sa_pageview'],
  hosts: ['queue.simpleanalyticscdn.com', 'queue.simpleanalytics.io'],
  scripts: ['scripts.simpleanalyticscdn.com'],
  sends: ['*'],
  starts: ['install'],
  source: 'https://www.npmjs.com/package/simple-analytics-vue',
  verified: true,
  unseen: ['sa_pageview', 'queue.simpleanalyticscdn.com', 'queue.simpleanalytics.io'],
});
