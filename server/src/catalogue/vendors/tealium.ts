import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'tealium',
  name: 'Tealium iQ',
  category: 'cdp',
  surface: 'client',
  packages: ['tealium-react-native'],
  globals: ['utag'],
  hosts: ['*.tealiumiq.com'],
  scripts: ['tags.tiqcdn.com', '*.tiqcdn.com'],
  sends: ['link', 'view', 'track'],
  starts: ['initialize'],
  suppresses: ['gdpr.*'],
  multiplexer: true,
  source: 'https://github.com/aitherios/react-metrics-service/blob/dc83deb08b57/src/dispatchers/tealium.js',
  verified: true,
  unseen: ['track', 'initialize', 'gdpr.*', 'tealium-react-native', '*.tealiumiq.com', '*.tiqcdn.com'],
});
