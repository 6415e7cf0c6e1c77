import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'databuddy',
  name: 'Databuddy',
  category: 'analytics',
  surface: 'client',
  hosts: ['basket.databuddy.cc'],
  scripts: ['cdn.databuddy.cc'],
  components: ['useScriptDatabuddyAnalytics', 'Databuddy'],
  packages: ['@databuddy/sdk'],
  globals: ['databuddy'],
  sends: ['track', 'identify', 'setTraits', 'screenView', 'batch'],
  source: 'https://www.npmjs.com/package/@databuddy/sdk',
  verified: true,
  unseen: ['useScriptDatabuddyAnalytics', 'basket.databuddy.cc', 'cdn.databuddy.cc'],
});
