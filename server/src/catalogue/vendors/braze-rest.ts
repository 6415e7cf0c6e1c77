import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'braze-rest',
  name: 'Braze REST (server)',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['braze-api'],
  hosts: [
    '*.braze.com/users/track',
    '*.braze.com/users/identify',
    '*.braze.com/messages/send',
    '*.braze.eu/users/track',
    '*.braze.eu/users/identify',
  ],
  sends: ['users.track', 'users.identify', 'messages.send'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
