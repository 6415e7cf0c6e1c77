import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'bucket',
  name: 'Reflag (Bucket)',
  category: 'feature-flags',
  surface: 'client',
  packages: ['@bucketco/browser-sdk'],
  globals: ['bucket'],
  hosts: ['front.bucket.co'],
  sends: ['track', 'user', 'company'],
  starts: ['init'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/bucket',
  verified: true,
  unseen: ['front.bucket.co', '@bucketco/browser-sdk'],
});
