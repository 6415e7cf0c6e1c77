import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'impact',
  name: 'impact.com',
  category: 'advertising',
  surface: 'both',
  globals: ['ire', 'impactStat'],
  hosts: ['trkapi.impact.com', 'api.impact.com', '*.sjv.io', '*.ojrq.net'],
  scripts: ['utt.impactcdn.com'],
  sends: ['trackConversion', 'trackImpression', 'identify'],
  source: 'https://github.com/rudderlabs/rudder-transformer/tree/c98d160cfadd/src/v0/destinations/impact',
  verified: true,
  unseen: [
    'ire',
    'impactStat',
    'trackConversion',
    'trackImpression',
    'identify',
    '*.sjv.io',
    '*.ojrq.net',
    'utt.impactcdn.com',
  ],
});
