/** No call withdraws it: until a reload, what is loaded sends. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'snap-pixel',
  name: 'Snapchat Pixel',
  category: 'advertising',
  surface: 'client',
  packages: ['react-snapchat-pixel'],
  globals: ['snaptr'],
  hosts: ['tr.snapchat.com', 'tr-shadow.snapchat.com'],
  scripts: ['sc-static.net/scevent.min.js', 'sc-static.net'],
  sends: ['track', 'pageView'],
  starts: ['init'],
  components: ['useScriptSnapchatPixel'],
  source: 'https://c15t.com/docs/integrations/snapchat-pixel',
  verified: false,
});
