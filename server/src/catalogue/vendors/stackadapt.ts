import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'stackadapt',
  name: 'StackAdapt Pixel',
  category: 'advertising',
  surface: 'both',
  globals: ['saq', '_saq'],
  hosts: ['tags.srv.stackadapt.com', 'api.stackadapt.com'],
  scripts: ['tags.srv.stackadapt.com'],
  sends: ['ts', 'conv'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/stackadapt',
  verified: true,
  unseen: ['conv', 'api.stackadapt.com'],
});
