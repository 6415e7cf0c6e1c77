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
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/SnapPixel',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/react-snapchat-pixel/v/1.1.1'],
});
