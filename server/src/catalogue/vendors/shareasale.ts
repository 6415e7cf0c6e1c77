import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'shareasale',
  name: 'ShareASale',
  category: 'advertising',
  surface: 'client',
  hosts: ['shareasale.com/sale.cfm', 'www.shareasale.com/sale.cfm'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/shareasale',
  verified: true,
  unseen: ['www.shareasale.com/sale.cfm'],
});
