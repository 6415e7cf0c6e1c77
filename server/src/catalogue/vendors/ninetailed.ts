import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'ninetailed',
  name: 'Ninetailed',
  category: 'feature-flags',
  surface: 'client',
  packages: ['@ninetailed/experience.js', '@ninetailed/experience.js-react', '@ninetailed/experience.js-next'],
  globals: ['ninetailed'],
  hosts: ['experience.ninetailed.co'],
  sends: ['track', 'page', 'identify'],
  components: ['NinetailedProvider'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: false,
});
