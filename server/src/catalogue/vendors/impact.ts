import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'impact',
  name: 'impact.com',
  category: 'advertising',
  surface: 'both',
  globals: ['ire'],
  hosts: ['trkapi.impact.com', 'api.impact.com', '*.sjv.io', '*.ojrq.net'],
  scripts: ['utt.impactcdn.com'],
  sends: ['trackConversion', 'identify'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
