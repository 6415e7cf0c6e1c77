import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'tawk',
  name: 'tawk.to',
  category: 'support-chat',
  surface: 'client',
  packages: ['@tawk.to/tawk-messenger-react', '@tawk.to/tawk-messenger-vue-2', '@tawk.to/tawk-messenger-vue-3'],
  globals: ['Tawk_API', 'Tawk_LoadStart'],
  hosts: ['*.tawk.to'],
  scripts: ['embed.tawk.to'],
  sends: ['setAttributes', 'addEvent', 'addTags'],
  starts: ['install'],
  components: ['TawkMessengerReact', 'TawkMessenger'],
  source: 'https://www.npmjs.com/package/@tawk.to/tawk-messenger-react',
  verified: true,
});
