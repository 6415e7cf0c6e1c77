import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'klaviyo-api',
  name: 'Klaviyo API (server)',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['klaviyo-api', 'node-klaviyo'],
  hosts: ['a.klaviyo.com/api'],
  sends: [
    'createEvent',
    'createProfile',
    'createOrUpdateProfile',
    'updateProfile',
    'subscribeProfiles',
    'bulkSubscribeProfiles',
    'Events.*',
    'Profiles.createProfile',
    'Profiles.updateProfile',
    'Profiles.createOrUpdateProfile',
    'public.track',
    'public.identify',
  ],
  suppresses: ['bulkSuppressProfiles', 'suppressProfiles', 'unsubscribe*', 'Events.get*'],
  source: 'https://github.com/klaviyo/klaviyo-api-node/tree/7418e43abc0f/api',
  verified: true,
  unseen: ['public.track', 'public.identify', 'node-klaviyo'],
});
