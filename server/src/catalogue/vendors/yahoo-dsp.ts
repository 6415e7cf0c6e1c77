import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'yahoo-dsp',
  name: 'Yahoo DSP pixel',
  category: 'advertising',
  surface: 'client',
  globals: ['dotq'],
  hosts: ['sp.analytics.yahoo.com'],
  scripts: ['s.yimg.com/wi/ytc.js'],
  sends: ['push'],
  source: 'https://www.npmjs.com/package/tarteaucitronjs',
  verified: true,
  unseen: ['sp.analytics.yahoo.com'],
});
