import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'meta-custom-audiences',
  name: 'Meta Custom Audiences upload (server)',
  category: 'advertising',
  surface: 'server',
  packages: ['facebook-nodejs-business-sdk'],
  exports: ['CustomAudience', 'default'],
  hosts: [
    'graph.facebook.com/v*/*/users',
    'graph.facebook.com/v*/*/customaudiences',
    'graph.facebook.com/v*/*/usersreplace',
  ],
  sends: ['CustomAudience.createUser', 'CustomAudience.createUsersReplace'],
  suppresses: ['deleteUsers'],
  source: 'https://www.npmjs.com/package/facebook-nodejs-business-sdk',
  verified: true,
  unseen: [
    'graph.facebook.com/v*/*/users',
    'graph.facebook.com/v*/*/customaudiences',
    'graph.facebook.com/v*/*/usersreplace',
  ],
});
