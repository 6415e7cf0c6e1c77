import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'nextdoor-pixel',
  name: 'Nextdoor Pixel',
  category: 'advertising',
  surface: 'client',
  globals: ['ndp'],
  hosts: ['ads.nextdoor.com', 'flask.nextdoor.com/pixel'],
  scripts: ['ads.nextdoor.com'],
  sends: ['track'],
  starts: ['init'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
