import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'snowplow-node',
  name: 'Snowplow Node tracker',
  category: 'analytics',
  surface: 'server',
  packages: ['@snowplow/node-tracker'],
  sends: ['track'],
  source: 'https://github.com/snowplow/snowplow-javascript-tracker/tree/a56dd42a8ec9/libraries/tracker-core/src',
  verified: true,
});
