import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'simplifi',
  name: 'Simpli.fi',
  category: 'advertising',
  surface: 'client',
  hosts: ['i.simpli.fi'],
  scripts: ['i.simpli.fi'],
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: true,
});
