import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'sprig',
  name: 'Sprig',
  category: 'analytics',
  surface: 'client',
  packages: ['@sprig-technologies/sprig-browser'],
  globals: ['Sprig', 'UserLeap'],
  hosts: ['api.sprig.com'],
  scripts: ['cdn.sprig.com'],
  sends: [
    'track',
    'trackPageView',
    'setUserId',
    'setEmail',
    'setAttribute',
    'setAttributes',
    'setVisitorAttribute',
    'setVisitorEmail',
    'setPartnerAnonymousId',
    'identifyAndSetAttributes',
    'identifyAndTrack',
    'displaySurvey',
  ],
  starts: ['configure'],
  optOut: [
    // Restarted by `unmute()`; the recording goes on.
    { call: 'mute', effect: 'nothing' },
    { call: 'pauseReplayRecording', effect: 'nothing' },
  ],
  suppresses: ['removeAttributes'],
  source: 'https://www.npmjs.com/package/@sprig-technologies/sprig-browser',
  verified: true,
  unseen: ['UserLeap'],
});
