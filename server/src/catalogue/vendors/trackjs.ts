import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'trackjs',
  name: 'TrackJS',
  category: 'error-monitoring',
  surface: 'client',
  packages: ['trackjs'],
  globals: ['TrackJS'],
  hosts: ['*.trackjs.com'],
  scripts: ['cdn.trackjs.com'],
  sends: ['track', 'console.*'],
  starts: ['install'],
  source: 'https://www.npmjs.com/package/trackjs',
  verified: true,
  unseen: ['*.trackjs.com', 'cdn.trackjs.com'],
});
