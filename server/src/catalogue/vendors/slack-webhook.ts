import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'slack-webhook',
  name: 'Slack incoming webhook',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['@slack/webhook', '@slack/web-api'],
  hosts: ['hooks.slack.com/services/*', 'hooks.slack.com/workflows/*', 'slack.com/api/chat.postMessage'],
  sends: ['IncomingWebhook.send', 'chat.postMessage', 'chat.postEphemeral', 'chat.scheduleMessage'],
  source: 'https://www.npmjs.com/package/@slack/web-api',
  verified: true,
  unseen: ['hooks.slack.com/services/*', 'hooks.slack.com/workflows/*'],
});
