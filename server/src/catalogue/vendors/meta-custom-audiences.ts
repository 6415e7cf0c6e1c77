import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'meta-custom-audiences',
  name: 'Meta Custom Audiences upload (server)',
  category: 'advertising',
  surface: 'server',
  packages: ['facebook-nodejs-business-sdk'],
  exports: ['CustomAudience', 'default'],
  hosts: [
    'graph.facebook.com/*/*/users',
    'graph.facebook.com/*/users',
    'graph.facebook.com/*/*/customaudiences',
    'graph.facebook.com/*/*/usersreplace',
  ],
  sends: ['CustomAudience.createUser', 'CustomAudience.createUsersReplace'],
  suppresses: ['deleteUsers'],
  source: 'https://www.npmjs.com/package/facebook-nodejs-business-sdk',
  verified: true,
  unseen: [
    'graph.facebook.com/*/*/users',
    'graph.facebook.com/*/users',
    'graph.facebook.com/*/*/customaudiences',
    'graph.facebook.com/*/*/usersreplace',
  ],
});
