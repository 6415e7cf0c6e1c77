import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'freshpaint',
  name: 'Freshpaint',
  category: 'cdp',
  surface: 'client',
  globals: ['freshpaint'],
  hosts: ['api.perfalytics.com'],
  scripts: ['perfalytics.com'],
  sends: ['track', 'identify', 'register', 'registerCallConversion', 'page', 'track_pageview', 'addPageviewProperties'],
  starts: ['init'],
  multiplexer: true,
  source: 'https://github.com/freshpaint-io/freshpaint-gtm-template/blob/5a555a5988da/template.tpl',
  verified: true,
  unseen: ['freshpaint', 'api.perfalytics.com', 'page', 'track_pageview', 'addPageviewProperties', 'init'],
});
