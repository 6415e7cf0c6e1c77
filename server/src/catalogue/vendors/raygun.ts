import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'raygun',
  name: 'Raygun',
  category: 'error-monitoring',
  surface: 'both',
  packages: ['raygun4js', 'raygun'],
  globals: ['rg4js'],
  hosts: ['api.raygun.io', '*.raygun.io'],
  scripts: ['cdn.raygun.io'],
  sends: ['send', 'trackEvent', 'setUser'],
  starts: ['apiKey'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
