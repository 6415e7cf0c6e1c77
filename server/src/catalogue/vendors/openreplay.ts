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
  sends: ['event', 'issue', 'setMetadata', 'setUserID', 'handleError'],
  starts: ['start'],
  optOut: [{ call: 'stop', effect: 'stops', liftedBy: ['start'] }],
  source: 'https://github.com/openreplay/openreplay',
  verified: false,
});
