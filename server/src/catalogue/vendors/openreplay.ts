import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'openreplay',
  name: 'OpenReplay',
  category: 'session-replay',
  surface: 'client',
  packages: ['@openreplay/tracker'],
  globals: ['OpenReplay'],
  hosts: ['api.openreplay.com'],
  scripts: ['static.openreplay.com'],
  sends: ['event', 'issue', 'setMetadata', 'setUserID', 'handleError', 'uploadOfflineRecording'],
  starts: ['start', 'coldStart'],
  optOut: [{ call: 'stop', effect: 'stops', liftedBy: ['start', 'coldStart'] }],
  source: 'https://github.com/openreplay/openreplay/tree/dbb68105e865/tracker/tracker/src',
  verified: true,
  unseen: ['OpenReplay'],
});
