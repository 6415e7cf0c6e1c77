import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'salesforce-crm',
  name: 'Salesforce CRM API (server)',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['jsforce', '@jsforce/jsforce-node'],
  hosts: ['*.my.salesforce.com/services/*', 'webto.salesforce.com/servlet/*'],
  sends: [
    'create',
    'insert',
    'update',
    'upsert',
    'createBulk',
    'insertBulk',
    'updateBulk',
    'upsertBulk',
    'bulk.load',
    'bulk2.loadAndWaitForResults',
  ],
  suppresses: ['metadata.*', 'tooling.*', 'soap.*', 'chatter.*'],
  source: 'https://www.npmjs.com/package/jsforce',
  verified: true,
  unseen: ['@jsforce/jsforce-node', '*.my.salesforce.com/services/*', 'webto.salesforce.com/servlet/*'],
});
