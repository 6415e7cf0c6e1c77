import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'integral-ad-science',
  name: 'Integral Ad Science',
  category: 'advertising',
  surface: 'client',
  globals: ['__iasPET'],
  hosts: ['pixel.adsafeprotected.com', '*.adsafeprotected.com'],
  scripts: ['cdn.adsafeprotected.com', 'static.adsafeprotected.com', '*.adsafeprotected.com'],
  sends: ['queue.push'],
  source: 'https://github.com/guardian/commercial/blob/795822d41d32/bundle/src/lib/third-party-tags/ias.ts',
  verified: true,
  unseen: ['__iasPET', 'queue.push'],
});
