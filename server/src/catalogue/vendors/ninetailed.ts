import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'ninetailed',
  name: 'Ninetailed',
  category: 'feature-flags',
  surface: 'client',
  packages: ['@ninetailed/experience.js', '@ninetailed/experience.js-react', '@ninetailed/experience.js-next'],
  globals: ['ninetailed'],
  hosts: ['experience.ninetailed.co'],
  sends: [
    'track',
    'page',
    'identify',
    'batch',
    'trackStickyComponentView',
    'trackComponentView',
    'trackVariableComponentView',
  ],
  components: ['NinetailedProvider'],
  source: 'https://www.npmjs.com/package/@ninetailed/experience.js',
  verified: true,
  unseen: ['NinetailedProvider', '@ninetailed/experience.js-react', '@ninetailed/experience.js-next'],
});
