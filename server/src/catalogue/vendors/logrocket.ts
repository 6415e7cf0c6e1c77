import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'logrocket',
  name: 'LogRocket',
  category: 'session-replay',
  surface: 'client',
  packages: ['logrocket', 'logrocket-react', '@logrocket/react-native'],
  globals: ['LogRocket', '_LRLogger'],
  hosts: ['r.logr-in.com', 'r.logrocket.io', 'r.lr-in-prod.com', 'r.intake-lr.com', 'r.logr-ingest.com'],
  scripts: ['cdn.logr-in.com', 'cdn.logrocket.io', 'cdn.lr-in-prod.com', 'cdn.lr-ingest.com', 'cdn.lr-ingest.io'],
  sends: [
    'identify',
    'track',
    'captureMessage',
    'captureException',
    'startNewSession',
    'log',
    'info',
    'warn',
    'error',
    'debug',
  ],
  starts: ['init'],
  source: 'https://www.npmjs.com/package/logrocket',
  verified: true,
  unseen: ['logrocket-react', '@logrocket/react-native'],
});
