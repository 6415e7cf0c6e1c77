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
  source: 'https://help.split.io',
  verified: false,
});
