/** Bids go to every bidder that is set up. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'prebid',
  name: 'Prebid.js (header bidding)',
  category: 'advertising',
  surface: 'client',
  packages: ['prebid.js'],
  globals: ['pbjs'],
  scripts: ['cdn.jsdelivr.net/npm/prebid.js*'],
  sends: ['requestBids'],
  optOut: [{ call: 'setConfig{deviceAccess:false}', effect: 'limits' }],
  source: 'https://github.com/prebid/Prebid.js/tree/8660b4704c12/src',
  verified: true,
  unseen: ['cdn.jsdelivr.net/npm/prebid.js*'],
});
