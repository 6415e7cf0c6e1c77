import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'twilio',
  name: 'Twilio Messaging',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['twilio'],
  hosts: ['api.twilio.com/2010-04-01/Accounts/*/Messages.json', 'messaging.twilio.com'],
  sends: ['messages.create'],
  source: 'https://www.npmjs.com/package/twilio',
  verified: true,
  unseen: ['messaging.twilio.com'],
});
