import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'databuddy',
  name: 'Databuddy',
  category: 'analytics',
  surface: 'client',
  hosts: ['basket.databuddy.cc'],
  scripts: ['cdn.databuddy.cc'],
  components: ['useScriptDatabuddyAnalytics'],
  source: 'https://github.com/nuxt/scripts',
  verified: true,
});
