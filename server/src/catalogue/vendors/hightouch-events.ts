import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'hightouch-events',
  name: 'Hightouch Events',
  category: 'cdp',
  surface: 'both',
  packages: ['@ht-sdks/events-sdk-js-browser', '@ht-sdks/events-sdk-js-node'],
  globals: ['htevents'],
  hosts: ['us-east-1.hightouch-events.com'],
  scripts: ['cdn.hightouch-events.com'],
  sends: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  starts: ['HtEventsBrowser.load', 'load'],
  multiplexer: true,
  source: 'https://github.com/ht-sdks/events-sdk-js-mono/tree/724abcf26c04/packages',
  verified: true,
});
