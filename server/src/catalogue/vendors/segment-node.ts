/** No call opts one user out: each send has to be checked. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'segment-node',
  name: 'Segment Node',
  category: 'cdp',
  surface: 'server',
  packages: ['@segment/analytics-node', 'analytics-node'],
  hosts: ['api.segment.io', 'events.eu1.segmentapis.com'],
  sends: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  suppresses: ['track{integrations.All:false}', 'identify{integrations.All:false}'],
  multiplexer: true,
  source: 'https://github.com/segmentio/analytics-next',
  verified: true,
});
