import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'olark',
  name: 'Olark',
  category: 'support-chat',
  surface: 'client',
  globals: ['olark'],
  hosts: ['*.olark.com'],
  scripts: ['static.olark.com'],
  sends: [
    'api.visitor.updateEmailAddress',
    'api.visitor.updateFullName',
    'api.visitor.updatePhoneNumber',
    'api.visitor.updateCustomFields',
    'api.chat.updateVisitorNickname',
    'api.chat.sendNotificationToOperator',
    'api.chat.sendMessageToVisitor',
  ],
  starts: ['identify'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/olark',
  verified: true,
  unseen: ['api.chat.sendMessageToVisitor', '*.olark.com'],
});
