import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'countly',
  name: 'Countly',
  category: 'analytics',
  surface: 'both',
  packages: ['countly-sdk-web', 'countly-sdk-nodejs'],
  globals: ['Countly'],
  sends: [
    'add_event',
    'track_pageview',
    'track_view',
    'user_details',
    'track_sessions',
    'track_clicks',
    'push:add_event',
    'push:track_pageview',
    'push:user_details',
  ],
  starts: ['init'],
  source: 'https://support.countly.com',
  verified: false,
});
