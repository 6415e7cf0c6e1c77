/**
 * One call reaches every destination that is switched on. A consent wrapper filters only what it wraps: an unwrapped
 * `load` is a start like any other.
 */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'segment-browser',
  name: 'Segment Analytics.js',
  category: 'cdp',
  surface: 'client',
  packages: [
    '@segment/analytics-next',
    '@segment/snippet',
    '@segment/analytics-react-native',
    '@segment/analytics.js-core',
    'ngx-segment-analytics',
  ],
  globals: ['analytics'],
  hosts: ['api.segment.io', 'api.segment.com', 'events.eu1.segmentapis.com', '*.segmentapis.com'],
  scripts: ['cdn.segment.com', 'cdn.segment.io'],
  sends: [
    'track',
    'page',
    'screen',
    'identify',
    'group',
    'alias',
    'trackLink',
    'trackForm',
    'trackClick',
    'trackSubmit',
    'pageview',
    'pageView',
  ],
  starts: ['load', 'AnalyticsBrowser.load', 'AnalyticsBrowser.standalone', 'createClient'],
  components: ['useScriptSegment', 'AnalyticsProvider'],
  optOut: [{ call: 'load{disable:true}', effect: 'stops', liftedBy: ['load{!disable}', 'load{disable:false}'] }],
  multiplexer: true,
  source: 'https://github.com/segmentio/analytics-next/tree/0c4fa881d3a1/packages/browser/src',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/@segment/snippet/v/5.2.1'],
  unseen: ['events.eu1.segmentapis.com', '*.segmentapis.com', '@segment/analytics.js-core', 'ngx-segment-analytics'],
});
