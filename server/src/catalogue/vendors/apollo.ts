import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'apollo',
  name: 'Apollo.io',
  category: 'data-broker',
  surface: 'both',
  globals: ['trackingFunctions'],
  hosts: ['*.apollo.io', 'aplo-evnt.com'],
  scripts: ['assets.apollo.io'],
  starts: ['onLoad'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
