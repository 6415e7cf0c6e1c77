import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'gohighlevel',
  name: 'HighLevel (LeadConnector)',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['@gohighlevel/api-client'],
  hosts: ['services.leadconnectorhq.com', 'rest.gohighlevel.com'],
  scripts: ['link.msgsndr.com', 'widgets.leadconnectorhq.com'],
  sends: ['contacts.createContact', 'contacts.upsertContact'],
  source: 'https://marketplace.gohighlevel.com/docs',
  verified: false,
});
