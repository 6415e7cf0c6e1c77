import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'crisp',
  name: 'Crisp',
  category: 'support-chat',
  surface: 'client',
  packages: ['crisp-sdk-web'],
  globals: ['$crisp'],
  hosts: ['client.crisp.chat', '*.crisp.chat'],
  scripts: ['client.crisp.chat'],
  sends: ['user.setEmail', 'user.setNickname', 'session.pushEvent', 'session.setData', 'push:set'],
  starts: ['configure'],
  components: ['useScriptCrisp'],
  source: 'https://www.npmjs.com/package/crisp-sdk-web',
  verified: false,
});
