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
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/browser-destinations/destinations/playerzero-web',
  verified: true,
});
