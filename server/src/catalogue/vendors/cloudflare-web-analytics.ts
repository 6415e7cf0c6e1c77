import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'cloudflare-web-analytics',
  name: 'Cloudflare Web Analytics',
  category: 'analytics',
  surface: 'client',
  globals: ['__cfBeacon'],
  hosts: ['cloudflareinsights.com'],
  scripts: ['static.cloudflareinsights.com'],
  components: ['useScriptCloudflareWebAnalytics'],
  source: 'https://github.com/nuxt/scripts',
  verified: true,
});
