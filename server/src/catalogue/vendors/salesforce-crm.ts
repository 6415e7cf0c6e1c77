import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'salesforce-crm',
  name: 'Salesforce CRM API (server)',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['jsforce'],
  hosts: ['*.my.salesforce.com/services/*', 'webto.salesforce.com/servlet/*'],
  sends: ['sobject.create', 'sobject.upsert', 'sobject.update', 'sobject.insert'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
