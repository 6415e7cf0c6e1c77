/** Sending mail is delivery and no sharing; putting contacts on marketing lists is. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'sendgrid',
  name: 'SendGrid / Twilio Engage contacts',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['@sendgrid/client'],
  hosts: ['api.sendgrid.com/v3/marketing/*', 'api.eu.sendgrid.com/v3/marketing/*'],
  sends: ['request'],
  source: 'https://www.npmjs.com/package/@sendgrid/client',
  verified: true,
  unseen: ['api.sendgrid.com/v3/marketing/*', 'api.eu.sendgrid.com/v3/marketing/*'],
});
