import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'kameleoon',
  name: 'Kameleoon',
  category: 'feature-flags',
  surface: 'client',
  globals: ['Kameleoon', 'kameleoonQueue'],
  hosts: ['*.kameleoon.com', '*.kameleoon.eu', '*.kameleoon.io'],
  scripts: ['*.kameleoon.eu', '*.kameleoon.io'],
  sends: ['API.Goals.processConversion'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
