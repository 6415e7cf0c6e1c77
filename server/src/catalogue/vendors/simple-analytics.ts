import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'simple-analytics',
  name: 'Simple Analytics',
  category: 'analytics',
  surface: 'client',
  globals: ['sa_event'],
  hosts: ['queue.simpleanalyticscdn.com', 'queue.simpleanalytics.io'],
  scripts: ['scripts.simpleanalyticscdn.com'],
  sends: ['*'],
  source: 'https://docs.simpleanalytics.com',
  verified: false,
});
