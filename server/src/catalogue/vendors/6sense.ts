import { defineVendor } from '../vendor';

export default defineVendor({
  id: '6sense',
  name: '6sense',
  category: 'data-broker',
  surface: 'client',
  globals: ['_6si'],
  hosts: ['*.6sc.co'],
  scripts: ['j.6sc.co'],
  sends: ['push'],
  suppresses: ['push:setToken', 'push:disableCookies'],
  source: 'https://6sense.com',
  verified: false,
});
