import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'sprig',
  name: 'Sprig',
  category: 'analytics',
  surface: 'client',
  packages: ['@sprig-technologies/sprig-browser'],
  globals: ['Sprig', 'UserLeap'],
  hosts: ['api.sprig.com'],
  scripts: ['cdn.sprig.com'],
  sends: ['track', 'setUserId', 'setEmail', 'setAttributes'],
  starts: ['configure'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
