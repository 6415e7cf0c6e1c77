import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'freshpaint',
  name: 'Freshpaint',
  category: 'cdp',
  surface: 'client',
  globals: ['freshpaint'],
  hosts: ['api.perfalytics.com'],
  scripts: ['perfalytics.com'],
  sends: ['track', 'identify', 'page', 'addPageviewProperties'],
  starts: ['init'],
  multiplexer: true,
  source: 'https://documentation.freshpaint.io',
  verified: false,
});
