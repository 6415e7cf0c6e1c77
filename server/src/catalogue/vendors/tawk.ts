import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'tawk',
  name: 'tawk.to',
  category: 'support-chat',
  surface: 'client',
  packages: ['@tawk.to/tawk-messenger-react'],
  globals: ['Tawk_API', 'Tawk_LoadStart'],
  hosts: ['*.tawk.to'],
  scripts: ['embed.tawk.to'],
  sends: ['setAttributes', 'addEvent'],
  components: ['TawkMessengerReact'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
