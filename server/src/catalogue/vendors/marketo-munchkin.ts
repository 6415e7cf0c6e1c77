import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'marketo-munchkin',
  name: 'Marketo Munchkin',
  category: 'crm-marketing',
  surface: 'client',
  globals: ['Munchkin', 'mktoMunchkin', 'mktoMunchkinFunction', 'MktoForms2'],
  hosts: ['*.mktoresp.com', '*.marketo.com', '*.mktorest.com'],
  scripts: ['munchkin.marketo.net', '*.marketo.com/js/forms2/*'],
  sends: ['munchkinFunction', 'visitWebPage', 'clickLink', 'associateLead'],
  starts: ['init', 'createTrackingCookie', 'loadForm'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/marketo-v2',
  verified: true,
  unseen: [
    'mktoMunchkin',
    'munchkinFunction',
    'clickLink',
    'associateLead',
    'createTrackingCookie',
    '*.mktoresp.com',
    '*.mktorest.com',
  ],
});
