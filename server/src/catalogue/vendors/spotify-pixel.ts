import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'spotify-pixel',
  name: 'Spotify Ad Analytics pixel',
  category: 'advertising',
  surface: 'client',
  globals: ['spdt'],
  hosts: ['pixels.spotify.com'],
  scripts: ['pixel.byspotify.com'],
  sends: ['view', 'alias', 'purchase', 'lead'],
  starts: ['conf'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/SpotifyPixel',
  verified: true,
});
