/** No call stops it; a withdrawal needs a reload. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'the-trade-desk',
  name: 'The Trade Desk Universal Pixel',
  category: 'advertising',
  surface: 'client',
  globals: ['TTDUniversalPixelApi'],
  hosts: ['*.adsrvr.org', 'insight.adsrvr.org'],
  scripts: ['js.adsrvr.org'],
  sends: ['init'],
  source: 'https://www.npmjs.com/package/tarteaucitronjs',
  verified: true,
  unseen: ['*.adsrvr.org'],
});
