import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'ahrefs-analytics',
  name: 'Ahrefs Web Analytics',
  category: 'analytics',
  surface: 'client',
  hosts: ['analytics.ahrefs.com'],
  scripts: ['analytics.ahrefs.com'],
  components: ['useScriptAhrefsAnalytics'],
  source: 'https://github.com/nuxt/scripts',
  verified: true,
});
