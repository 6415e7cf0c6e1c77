import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'playerzero',
  name: 'PlayerZero',
  category: 'session-replay',
  surface: 'client',
  globals: ['playerzero'],
  hosts: ['go.playerzero.app'],
  scripts: ['go.playerzero.app'],
  sends: ['identify', 'track'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
