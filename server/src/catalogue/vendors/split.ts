import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'split',
  name: 'Split / Harness FME',
  category: 'feature-flags',
  surface: 'both',
  packages: ['@splitsoftware/splitio', '@splitsoftware/splitio-react'],
  hosts: ['events.split.io', 'sdk.split.io'],
  scripts: ['cdn.split.io'],
  sends: ['track'],
  components: ['SplitFactoryProvider'],
  optOut: [{ call: 'UserConsent.setStatus:false', effect: 'stops', liftedBy: ['UserConsent.setStatus:true'] }],
  suppresses: ['UserConsent.setStatus'],
  source: 'https://www.npmjs.com/package/@splitsoftware/splitio',
  verified: true,
  unseen: ['cdn.split.io'],
});
