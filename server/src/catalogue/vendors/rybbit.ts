import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'rybbit',
  name: 'Rybbit',
  category: 'analytics',
  surface: 'client',
  globals: ['rybbit'],
  hosts: ['app.rybbit.io'],
  scripts: ['app.rybbit.io'],
  sends: ['event', 'pageview'],
  components: ['useScriptRybbitAnalytics'],
  source: 'https://github.com/nuxt/scripts/blob/5052a9fd67dc/packages/script/src/runtime/registry/rybbit-analytics.ts',
  verified: true,
});
