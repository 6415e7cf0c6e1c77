import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'gohighlevel',
  name: 'HighLevel (LeadConnector)',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['@gohighlevel/api-client'],
  hosts: ['services.leadconnectorhq.com', 'rest.gohighlevel.com'],
  scripts: ['link.msgsndr.com', 'widgets.leadconnectorhq.com'],
  sends: [
    'contacts.createContact',
    'contacts.upsertContact',
    'contacts.updateContact',
    'contacts.addTags',
    'contacts.addContactToCampaign',
    'contacts.addContactToWorkflow',
    'contacts.createNote',
  ],
  suppresses: ['contacts.deleteContact'],
  source: 'https://www.npmjs.com/package/@gohighlevel/api-client',
  verified: true,
  unseen: ['rest.gohighlevel.com', 'link.msgsndr.com', 'widgets.leadconnectorhq.com'],
});
