import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'attio',
  name: 'Attio',
  category: 'crm-marketing',
  surface: 'server',
  hosts: ['api.attio.com/v*/*'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
