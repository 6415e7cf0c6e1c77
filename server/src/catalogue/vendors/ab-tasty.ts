import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'ab-tasty',
  name: 'AB Tasty',
  category: 'feature-flags',
  surface: 'client',
  globals: ['ABTasty'],
  hosts: ['*.abtasty.com'],
  scripts: ['try.abtasty.com'],
  source: 'https://www.npmjs.com/package/tarteaucitronjs',
  verified: true,
  unseen: ['ABTasty', '*.abtasty.com'],
});
