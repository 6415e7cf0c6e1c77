import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'propensity',
  name: 'Propensity',
  category: 'data-broker',
  surface: 'client',
  globals: ['propensity'],
  hosts: ['analytics.propensity-abm.com', '*.propensity-abm.com'],
  scripts: ['cdn.propensity.com', 'analytics.propensity-abm.com'],
  sends: ['*'],
  source: 'https://www.propensity.com',
  verified: false,
});
