/** `setconsent` false stops and clears the cookies; `LDP` only limits. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'pinterest-tag',
  name: 'Pinterest Tag',
  category: 'advertising',
  surface: 'client',
  packages: ['react-pinterest-tag'],
  globals: ['pintrk'],
  hosts: ['ct.pinterest.com'],
  scripts: ['s.pinimg.com/ct'],
  sends: ['track', 'page', 'pageView', 'pageVisit', 'trackCustom'],
  starts: ['load', 'init'],
  components: ['useScriptPinterest'],
  suppresses: ['setconsent', 'set'],
  optOut: [
    { call: 'setconsent:false', effect: 'stops', liftedBy: ['setconsent:true'] },
    { call: 'set{opt_out_type:LDP}', effect: 'limits' },
  ],
  source: 'https://www.npmjs.com/package/react-pinterest-tag',
  verified: true,
  unseen: ['pageVisit', 'trackCustom', 'setconsent', 'set', 'useScriptPinterest'],
});
