import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'cj-affiliate',
  name: 'CJ Affiliate',
  category: 'advertising',
  surface: 'client',
  hosts: ['*.cj.com', '*.dpbolvw.net'],
  scripts: ['www.mczbf.com', '*.mczbf.com'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/cj',
  verified: true,
});
