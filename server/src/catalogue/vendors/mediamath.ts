import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mediamath',
  name: 'MediaMath pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['pixel.mathtag.com'],
  scripts: ['pixel.mathtag.com'],
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: true,
});
