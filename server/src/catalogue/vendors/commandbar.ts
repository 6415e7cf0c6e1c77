import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'commandbar',
  name: 'CommandBar / Amplitude Guides',
  category: 'support-chat',
  surface: 'client',
  packages: ['commandbar'],
  globals: ['CommandBar'],
  hosts: ['api.commandbar.com'],
  scripts: ['api.commandbar.com'],
  sends: ['trackEvent', 'boot'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/commandbar',
  verified: true,
  unseen: ['commandbar'],
});
