import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'parsely',
  name: 'Parse.ly',
  category: 'analytics',
  surface: 'client',
  globals: ['PARSELY'],
  hosts: ['*.parsely.com'],
  scripts: ['cdn.parsely.com'],
  sends: ['beacon.trackPageView', 'video.trackPlay'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/parsely',
  verified: true,
});
