/** Nothing is asked before deep links are resolved. With tracking disabled some requests still go out. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'branch',
  name: 'Branch',
  category: 'advertising',
  surface: 'client',
  packages: ['branch-sdk', 'react-native-branch', 'capacitor-branch-deep-links'],
  hosts: ['api2.branch.io', 'api.branch.io', 'api3.branch.io'],
  scripts: ['cdn.branch.io'],
  sends: [
    'logEvent',
    'track',
    'trackCommerceEvent',
    'setIdentity',
    'setIdentityAsync',
    'link',
    'qrCode',
    'deepview',
    'referringLink',
    'BranchEvent.logEvent',
  ],
  starts: ['init', 'subscribe'],
  optOut: [{ call: 'disableTracking:true', effect: 'limits', liftedBy: ['disableTracking:false'] }],
  source: 'https://github.com/BranchMetrics/web-branch-deep-linking-attribution/blob/982e1de24c4e/src/6_branch.js',
  verified: true,
  unseen: ['api.branch.io', 'api3.branch.io', 'capacitor-branch-deep-links', 'BranchEvent.logEvent'],
});
