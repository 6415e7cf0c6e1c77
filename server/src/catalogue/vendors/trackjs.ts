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
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
