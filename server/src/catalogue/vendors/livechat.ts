import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'livechat',
  name: 'LiveChat',
  category: 'support-chat',
  surface: 'client',
  packages: ['@livechat/widget-react', '@livechat/widget-core'],
  globals: ['LiveChatWidget', 'LC_API'],
  hosts: ['*.livechatinc.com', '*.livechat.com'],
  scripts: ['cdn.livechatinc.com'],
  sends: ['call:set_customer*', 'set_custom_variables'],
  starts: ['init'],
  components: ['LiveChatWidget'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/LiveChat',
  verified: true,
  unseen: ['LiveChatWidget', '@livechat/widget-react', '@livechat/widget-core'],
});
