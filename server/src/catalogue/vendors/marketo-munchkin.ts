import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'marketo-munchkin',
  name: 'Marketo Munchkin',
  category: 'crm-marketing',
  surface: 'client',
  globals: ['Munchkin', 'mktoMunchkin', 'MktoForms2'],
  hosts: ['*.mktoresp.com', '*.marketo.com', '*.mktorest.com'],
  scripts: ['munchkin.marketo.net', '*.marketo.com/js/forms2/*'],
  sends: ['munchkinFunction'],
  starts: ['init', 'createTrackingCookie'],
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: false,
});
