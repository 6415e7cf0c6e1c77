import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'fathom',
  name: 'Fathom',
  category: 'analytics',
  surface: 'client',
  packages: ['fathom-client', 'fathom-typescript'],
  globals: ['fathom'],
  hosts: ['cdn.usefathom.com', 'api.usefathom.com'],
  scripts: ['cdn.usefathom.com'],
  sends: ['trackPageview', 'trackEvent', 'trackGoal'],
  starts: ['load'],
  components: ['useScriptFathomAnalytics'],
  optOut: [{ call: 'blockTrackingForMe', effect: 'stops', liftedBy: ['enableTrackingForMe'] }],
  source: 'https://github.com/derrickreimer/fathom-client/tree/3b4a13c7f419/src',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/fathom-client/v/3.7.2'],
  unseen: ['fathom-typescript'],
});
