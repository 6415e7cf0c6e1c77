import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'growthbook',
  name: 'GrowthBook',
  category: 'feature-flags',
  surface: 'client',
  packages: ['@growthbook/growthbook', '@growthbook/growthbook-react'],
  globals: ['growthbook_config', '_growthbook'],
  hosts: ['cdn.growthbook.io', 'us1.gb-ingest.com'],
  source: 'https://github.com/growthbook/growthbook/tree/8f1db4456915/packages/sdk-js/src',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/@growthbook/growthbook/v/1.8.0'],
  unseen: ['us1.gb-ingest.com', '@growthbook/growthbook-react'],
});
