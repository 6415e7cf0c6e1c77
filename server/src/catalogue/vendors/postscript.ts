import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'postscript',
  name: 'Postscript',
  category: 'crm-marketing',
  surface: 'both',
  hosts: ['api.postscript.io'],
  scripts: ['sdk.postscript.io'],
  source:
    'https://github.com/segmentio/action-destinations/tree/970a17ee8d06/packages/destination-actions/src/destinations/postscript',
  verified: true,
  unseen: ['sdk.postscript.io'],
});
