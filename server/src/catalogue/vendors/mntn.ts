import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mntn',
  name: 'MNTN / SteelHouse pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['dx.steelhousemedia.com', 'integrations.ex.mountain.com'],
  scripts: ['dx.mountain.com', 'dx.steelhousemedia.com'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/steelhouse',
  verified: true,
  unseen: ['dx.mountain.com', 'integrations.ex.mountain.com'],
});
