/** `revokeConsent` and `holdConsent` change the pixel's state; the script stays. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'tiktok-pixel',
  name: 'TikTok Pixel',
  category: 'advertising',
  surface: 'client',
  packages: ['tiktok-pixel'],
  globals: ['ttq', 'TiktokAnalyticsObject'],
  hosts: ['analytics.tiktok.com', 'mon.tiktok.com', 'mcs.tiktok.com'],
  scripts: ['analytics.tiktok.com', 'analytics.us.tiktok.com'],
  sends: ['track', 'page', 'pageView', 'identify', 'instance.track', 'instance.page', 'instance.identify'],
  starts: ['load', 'init'],
  components: ['useScriptTikTokPixel'],
  optOut: [
    { call: 'revokeConsent', effect: 'limits', liftedBy: ['grantConsent'] },
    { call: 'holdConsent', effect: 'limits', liftedBy: ['grantConsent'] },
    { call: 'disableCookie', effect: 'nothing' },
  ],
  source: 'https://github.com/nuxt/scripts/blob/5052a9fd67dc/packages/script/src/runtime/registry/tiktok-pixel.ts',
  verified: true,
  unseen: ['pageView', 'init', 'tiktok-pixel'],
});
