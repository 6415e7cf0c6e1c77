import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'tealium',
  name: 'Tealium iQ',
  category: 'cdp',
  surface: 'client',
  globals: ['utag'],
  hosts: ['*.tealiumiq.com'],
  scripts: ['tags.tiqcdn.com', '*.tiqcdn.com'],
  sends: ['link', 'view', 'track'],
  suppresses: ['gdpr.*'],
  multiplexer: true,
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
