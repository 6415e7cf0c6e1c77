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
    'api.visitor.updateCustomFields',
    'api.chat.sendMessageToVisitor',
  ],
  starts: ['identify'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
