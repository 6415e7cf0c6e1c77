/** Every method looks at the stored opt-out first. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mixpanel-browser',
  name: 'Mixpanel (browser)',
  category: 'analytics',
  surface: 'client',
  packages: ['mixpanel-browser', 'react-mixpanel-browser'],
  globals: ['mixpanel'],
  hosts: ['api-js.mixpanel.com', 'api-eu.mixpanel.com', 'api-in.mixpanel.com', 'api.mixpanel.com'],
  scripts: ['cdn.mxpnl.com', 'cdn4.mxpnl.com'],
  sends: [
    'track',
    'track_pageview',
    'track_links',
    'track_forms',
    'track_with_groups',
    'identify',
    'alias',
    'people.*',
    'set_group',
    'add_group',
    'remove_group',
    'start_session_recording',
    'get_group.*',
  ],
  starts: ['init'],
  components: ['useScriptMixpanelAnalytics', 'MixpanelProvider'],
  suppresses: ['people.delete_user'],
  optOut: [
    { call: 'opt_out_tracking', effect: 'stops', liftedBy: ['opt_in_tracking'] },
    { call: 'init{opt_out_tracking_by_default:true}', effect: 'stops', liftedBy: ['opt_in_tracking'] },
    // Its own comment: other functions, such as `people.set()`, go on.
    { call: 'disable', effect: 'nothing' },
    { call: 'stop_session_recording', effect: 'nothing' },
  ],
  source: 'https://github.com/mixpanel/mixpanel-js',
  verified: true,
});
