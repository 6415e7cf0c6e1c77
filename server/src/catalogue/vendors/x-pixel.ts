/** No call withdraws it. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'x-pixel',
  name: 'X (Twitter) Pixel',
  category: 'advertising',
  surface: 'client',
  packages: ['react-twitter-conversion-tracker'],
  globals: ['twq', 'twttr'],
  hosts: ['analytics.twitter.com', 't.co/i/adsct', 't.co/1/i/adsct'],
  scripts: ['static.ads-twitter.com'],
  sends: ['event', 'track', 'pageView', 'trackPid', 'conversion.trackPid'],
  starts: ['config', 'init'],
  components: ['useScriptXPixel'],
  optOut: [{ call: 'config{restricted_data_use:restrict_optimization}', effect: 'limits' }],
  source: 'https://www.npmjs.com/package/@nuxt/scripts',
  verified: true,
  unseen: ['trackPid', 'conversion.trackPid', 'analytics.twitter.com', 't.co/i/adsct', 't.co/1/i/adsct', 'config'],
});
