import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'nielsen-dcr',
  name: 'Nielsen DCR',
  category: 'analytics',
  surface: 'client',
  globals: ['NOLBUNDLE'],
  hosts: ['*.imrworldwide.com'],
  scripts: ['cdn-gl.imrworldwide.com'],
  sends: ['nlsQ', 'ggPM'],
  source: 'https://github.com/segmentio/analytics.js-integrations/tree/dc983592b784/integrations/nielsen-dcr',
  verified: true,
});
