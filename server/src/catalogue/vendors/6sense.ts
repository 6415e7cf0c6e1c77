import { defineVendor } from '../vendor';

export default defineVendor({
  id: '6sense',
  name: '6sense',
  category: 'data-broker',
  surface: 'client',
  globals: ['_6si'],
  hosts: ['*.6sc.co'],
  scripts: ['j.6sc.co'],
  sends: ['push', 'send'],
  suppresses: ['push:set*', 'push:disableCookies', 'push:enableRetargeting'],
  source: 'https://6sense.com',
  verified: false,
});
