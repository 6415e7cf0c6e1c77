import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mailchimp',
  name: 'Mailchimp',
  category: 'crm-marketing',
  surface: 'both',
  packages: ['@mailchimp/mailchimp_marketing', 'mailchimp-api-v3'],
  hosts: ['*.api.mailchimp.com', '*.list-manage.com'],
  scripts: ['chimpstatic.com'],
  sends: [
    'lists.addListMember',
    'lists.setListMember',
    'lists.updateListMember',
    'lists.batchListMembers',
    'lists.createListMemberEvent',
    'lists.updateListMemberTags',
    'customerJourneys.trigger',
  ],
  starts: ['setConfig'],
  suppresses: [
    'lists.updateListMember{status:unsubscribed}',
    'lists.setListMember{status:unsubscribed}',
    'lists.deleteListMember',
    'lists.deleteListMemberPermanent',
  ],
  source: 'https://github.com/rudderlabs/rudder-transformer',
  verified: false,
});
