/** The opt-out is an option of `init`; a running pixel cannot be stopped. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'reddit-pixel',
  name: 'Reddit Pixel',
  category: 'advertising',
  surface: 'client',
  packages: ['react-reddit-pixel'],
  globals: ['rdt'],
  hosts: ['alb.reddit.com', 'pixel-config.reddit.com'],
  scripts: ['www.redditstatic.com/ads'],
  sends: ['track'],
  starts: ['init'],
  components: ['useScriptRedditPixel'],
  suppresses: ['disableFirstPartyCookies', 'enableFirstPartyCookies'],
  optOut: [
    { call: 'init{optOut:true}', effect: 'limits' },
    { call: 'init{dpm:LDU}', effect: 'limits' },
  ],
  source: 'https://github.com/nuxt/scripts',
  verified: true,
});
