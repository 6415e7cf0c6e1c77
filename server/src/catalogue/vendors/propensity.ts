import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'propensity',
  name: 'Propensity',
  category: 'data-broker',
  surface: 'client',
  globals: ['propensity'],
  hosts: ['analytics.propensity-abm.com', '*.propensity-abm.com', 'analytics.propensity.com'],
  scripts: ['cdn.propensity.com', 'analytics.propensity-abm.com'],
  sends: ['*'],
  source:
    'https://github.com/overleaf/overleaf/blob/05565653a152/services/web/frontend/js/infrastructure/tracking-propensity.ts',
  verified: true,
  unseen: ['analytics.propensity-abm.com', '*.propensity-abm.com', 'analytics.propensity.com'],
});
