/**
 * `consent revoke` holds events back until it is granted again. Limited Data Use restricts what Meta does with
 * them; they are sent all the same.
 */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'meta-pixel',
  name: 'Meta (Facebook) Pixel',
  category: 'advertising',
  surface: 'client',
  packages: ['react-facebook-pixel', '@bettercart/react-facebook-pixel', 'vue-facebook-pixel', 'meta-pixel'],
  globals: ['fbq', '_fbq'],
  hosts: ['www.facebook.com/tr', 'facebook.com/tr', 'pixel.facebook.com'],
  scripts: ['connect.facebook.net/*/fbevents.js', 'connect.facebook.net/signals/*'],
  sends: ['track', 'trackCustom', 'trackSingle', 'trackSingleCustom', 'pageView', 'trackForm'],
  starts: ['init'],
  components: ['useScriptMetaPixel'],
  suppresses: ['consent', 'set', 'dataProcessingOptions', 'grantConsent', 'revokeConsent'],
  optOut: [
    { call: 'consent:revoke', effect: 'stops', liftedBy: ['consent:grant'] },
    { call: 'revokeConsent', effect: 'stops', liftedBy: ['grantConsent'] },
    { call: 'dataProcessingOptions:LDU', effect: 'limits', liftedBy: ['dataProcessingOptions'] },
  ],
  source: 'https://github.com/zsajjad/react-facebook-pixel/tree/fb4deb12558b/src',
  verified: true,
  alsoRead: [
    'https://developers.facebook.com/documentation/meta-pixel/implementation/data-processing-options',
    'https://www.npmjs.com/package/react-facebook-pixel/v/1.0.4',
  ],
  unseen: ['trackForm', '@bettercart/react-facebook-pixel', 'vue-facebook-pixel', 'meta-pixel'],
});
