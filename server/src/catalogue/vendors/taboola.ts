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
  source: 'https://developers.taboola.com/pixel/docs/conversion-tracking-overview',
  verified: false,
});
