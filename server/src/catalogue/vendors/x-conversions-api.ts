/** Only conversions and audiences name people; campaigns and statistics of the same API do not. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'x-conversions-api',
  name: 'X Ads Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: [
    'ads-api.twitter.com/*/measurement/conversions/*',
    'ads-api.x.com/*/measurement/conversions/*',
    'ads-api.twitter.com/*/accounts/*/custom_audiences/*',
    'ads-api.x.com/*/accounts/*/custom_audiences/*',
  ],
  source: 'https://github.com/rudderlabs/rudder-transformer/tree/c98d160cfadd/src/v0/destinations/twitter_ads',
  verified: true,
  unseen: [
    'ads-api.x.com/*/measurement/conversions/*',
    'ads-api.twitter.com/*/accounts/*/custom_audiences/*',
    'ads-api.x.com/*/accounts/*/custom_audiences/*',
  ],
});
