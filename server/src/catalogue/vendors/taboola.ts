import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'taboola',
  name: 'Taboola Pixel',
  category: 'advertising',
  surface: 'client',
  globals: ['_tfa', '_taboola'],
  hosts: ['trc.taboola.com', '*.taboola.com'],
  scripts: ['cdn.taboola.com'],
  sends: ['push{notify}', 'push:event', 'push'],
  starts: ['push{id,!notify}'],
  source: 'https://github.com/realAlexBarge/react-tracking-taboola/blob/a0d341299111/src/core.js',
  verified: true,
  unseen: ['_taboola', 'trc.taboola.com', '*.taboola.com', 'push', 'push{id,!notify}'],
});
