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
  sends: [
    'users.track',
    'users.identify',
    'users.alias.new',
    'users.merge',
    'messages.send',
    'campaigns.trigger.send',
    'canvas.trigger.send',
  ],
  suppresses: ['users.delete'],
  source: 'https://www.npmjs.com/package/braze-api',
  verified: true,
  unseen: [
    '*.braze.com/users/track',
    '*.braze.com/users/identify',
    '*.braze.com/messages/send',
    '*.braze.eu/users/track',
    '*.braze.eu/users/identify',
  ],
});
