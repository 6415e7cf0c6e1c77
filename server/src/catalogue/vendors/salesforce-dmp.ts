/** A namespace as the command (`Krux('ns:acme', 'page:load')`) fires the pixel again. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'salesforce-dmp',
  name: 'Salesforce DMP (Krux)',
  category: 'data-broker',
  surface: 'client',
  globals: ['Krux'],
  hosts: ['*.krxd.net'],
  scripts: ['cdn.krxd.net'],
  sends: ['admEvent', 'ns*'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/salesforce-dmp',
  verified: true,
  unseen: ['admEvent'],
});
