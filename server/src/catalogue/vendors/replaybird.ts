import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'replaybird',
  name: 'ReplayBird',
  category: 'session-replay',
  surface: 'client',
  globals: ['replaybird'],
  hosts: ['*.replaybird.com'],
  scripts: ['cdn.replaybird.com'],
  sends: ['identify', 'capture'],
  starts: ['init'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/replaybird',
  verified: true,
});
