import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'fullcontact',
  name: 'FullContact',
  category: 'data-broker',
  surface: 'server',
  packages: ['fullcontact-node-sdk'],
  hosts: ['api.fullcontact.com'],
  sends: ['enrich', 'subscribe', 'search'],
  source: 'https://github.com/fullcontact/fullcontact-node-sdk/tree/814a5e973ff6/lib',
  verified: true,
});
