import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amazon-ads',
  name: 'Amazon Ad Tag',
  category: 'advertising',
  surface: 'client',
  globals: ['amzn'],
  hosts: ['*.amazon-adsystem.com', 's.amazon-adsystem.com'],
  scripts: ['c.amazon-adsystem.com'],
  sends: ['trackEvent', 'setUserData'],
  source: 'https://github.com/amzn/ads-pao-amznjs-gtm-template/blob/85d75ef125e2/template.tpl',
  verified: true,
  unseen: ['*.amazon-adsystem.com', 's.amazon-adsystem.com'],
});
