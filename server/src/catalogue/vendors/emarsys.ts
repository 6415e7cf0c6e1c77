import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'emarsys',
  name: 'Emarsys',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['ScarabQueue'],
  hosts: ['api.emarsys.net'],
  scripts: ['cdn.scarabresearch.com'],
  sends: ['push'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/destination-actions/src/destinations/emarsys',
  verified: false,
});
