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
  sends: ['send', 'trackEvent', 'setUser', 'recordBreadcrumb'],
  starts: ['apiKey'],
  source: 'https://www.npmjs.com/package/raygun4js',
  verified: true,
  unseen: ['raygun', 'api.raygun.io', '*.raygun.io'],
});
