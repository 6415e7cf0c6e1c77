import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'loops',
  name: 'Loops',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['loops'],
  hosts: ['app.loops.so/api/*'],
  sends: ['sendEvent', 'createContact', 'updateContact'],
  suppresses: ['deleteContact'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
