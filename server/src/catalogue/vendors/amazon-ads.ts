import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amazon-ads',
  name: 'Amazon Ad Tag',
  category: 'advertising',
  surface: 'client',
  globals: ['amzn'],
  hosts: ['*.amazon-adsystem.com', 's.amazon-adsystem.com'],
  scripts: ['c.amazon-adsystem.com'],
  sends: ['trackEvent'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
