import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'fullcontact',
  name: 'FullContact',
  category: 'data-broker',
  surface: 'server',
  hosts: ['api.fullcontact.com'],
  source: 'https://platform.fullcontact.com/docs',
  verified: false,
});
