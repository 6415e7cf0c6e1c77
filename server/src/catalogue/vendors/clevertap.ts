import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'clevertap',
  name: 'CleverTap',
  category: 'analytics',
  surface: 'both',
  packages: ['clevertap-web-sdk', 'clevertap'],
  globals: ['clevertap'],
  hosts: ['in1.api.clevertap.com', 'us1.api.clevertap.com', 'sg1.api.clevertap.com', 'sk1.api.clevertap.com'],
  scripts: ['static.clevertap.com'],
  sends: ['event.push', 'profile.push', 'onUserLogin.push', 'notifications.push', 'pageChanged'],
  starts: ['init', 'account.push'],
  suppresses: ['privacy.push'],
  optOut: [{ call: 'privacy.push{optOut:true}', effect: 'limits', liftedBy: ['privacy.push{optOut:false}'] }],
  source: 'https://github.com/CleverTap/clevertap-web-sdk/tree/e7d6e6ca971f/src',
  verified: true,
  unseen: [
    'in1.api.clevertap.com',
    'us1.api.clevertap.com',
    'sg1.api.clevertap.com',
    'sk1.api.clevertap.com',
    'clevertap',
  ],
});
