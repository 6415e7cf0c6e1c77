import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'userlike',
  name: 'Userlike',
  category: 'support-chat',
  surface: 'client',
  globals: ['userlikeTrackingEvent'],
  hosts: ['*.userlike.com'],
  scripts: ['userlike-cdn-widgets.s3-eu-west-1.amazonaws.com'],
  sends: ['*'],
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: true,
});
