import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'outbrain',
  name: 'Outbrain Pixel',
  category: 'advertising',
  surface: 'client',
  packages: ['react-outbrain-widget'],
  globals: ['obApi'],
  hosts: ['tr.outbrain.com', '*.outbrain.com'],
  scripts: ['amplify.outbrain.com', 'widgets.outbrain.com'],
  sends: ['track'],
  components: ['OutbrainWidget'],
  source: 'https://www.npmjs.com/package/tarteaucitronjs',
  verified: true,
  unseen: ['tr.outbrain.com', '*.outbrain.com', 'react-outbrain-widget', 'OutbrainWidget'],
});
