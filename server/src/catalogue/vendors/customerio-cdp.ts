import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'customerio-cdp',
  name: 'Customer.io CDP (Data Pipelines) browser/node',
  category: 'cdp',
  surface: 'both',
  packages: ['@customerio/cdp-analytics-browser', '@customerio/cdp-analytics-node'],
  globals: ['cioanalytics'],
  hosts: ['cdp.customer.io', 'cdp-eu.customer.io'],
  scripts: ['cdp.customer.io', 'cdp-eu.customer.io'],
  sends: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  starts: ['AnalyticsBrowser.load', 'load'],
  multiplexer: true,
  source: 'https://github.com/customerio/cdp-analytics-js/tree/acd68d07e3e0/packages',
  verified: true,
  unseen: ['cioanalytics'],
});
