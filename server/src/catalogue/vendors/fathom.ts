import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'fathom',
  name: 'Fathom',
  category: 'analytics',
  surface: 'client',
  packages: ['fathom-client'],
  globals: ['fathom'],
  hosts: ['cdn.usefathom.com', 'api.usefathom.com'],
  scripts: ['cdn.usefathom.com'],
  sends: ['trackPageview', 'trackEvent', 'trackGoal'],
  starts: ['load'],
  components: ['useScriptFathomAnalytics'],
  optOut: [{ call: 'blockTrackingForMe', effect: 'stops', liftedBy: ['enableTrackingForMe'] }],
  source: 'https://www.npmjs.com/package/fathom-client',
  verified: false,
});
