/** `limited_data_use` rides on the event; it is sent all the same. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'tiktok-events-api',
  name: 'TikTok Events API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: [
    'business-api.tiktok.com/open_api/*/event/track',
    'business-api.tiktok.com/open_api/*/pixel/track',
    'business-api.tiktok.com/open_api/*/pixel/batch',
    'business-api.tiktok.com/open_api/*/offline/track',
    'business-api.tiktok.com/open_api/*/segment/mapping',
    'business-api.tiktok.com/open_api/*/dmp/custom_audience/file/upload',
  ],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
