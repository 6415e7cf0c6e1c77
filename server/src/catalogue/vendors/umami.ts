import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'umami',
  name: 'Umami',
  category: 'analytics',
  surface: 'client',
  packages: ['@umami/node', '@jaseeey/vue-umami-plugin'],
  globals: ['umami'],
  hosts: ['api-gateway.umami.dev', 'cloud.umami.is/api/send'],
  scripts: ['cloud.umami.is', 'analytics.umami.is'],
  sends: ['*', 'track', 'identify', 'trackEvent', 'trackView'],
  components: ['useScriptUmamiAnalytics'],
  source: 'https://github.com/nuxt/scripts',
  verified: false,
});
