import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'koala',
  name: 'Koala (getkoala)',
  category: 'data-broker',
  surface: 'both',
  globals: ['KoalaSDK', 'ko'],
  hosts: ['api2.getkoala.com'],
  scripts: ['cdn.getkoala.com'],
  sends: ['track', 'identify'],
  starts: ['load'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/koala',
  verified: true,
});
