import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'zendesk',
  name: 'Zendesk Web Widget / Zopim',
  category: 'support-chat',
  surface: 'client',
  packages: ['react-zendesk'],
  globals: ['zE', '$zopim'],
  hosts: ['*.zendesk.com', '*.zdassets.com', '*.zopim.com'],
  scripts: ['static.zdassets.com', 'v2.zopim.com'],
  sends: ['messenger', 'webWidget:identify', 'webWidget:updatePath', 'webWidget:prefill', 'livechat.set*'],
  components: ['Zendesk'],
  source: 'https://github.com/segmentio/analytics.js-integrations',
  verified: false,
});
