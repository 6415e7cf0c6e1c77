import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'kit',
  name: 'Kit (ConvertKit)',
  category: 'crm-marketing',
  surface: 'both',
  packages: ['convertkit-react'],
  hosts: ['api.convertkit.com', 'api.kit.com', 'app.convertkit.com/forms/*'],
  scripts: ['*.ck.page', 'f.convertkit.com'],
  components: ['ConvertKitForm'],
  source: 'https://github.com/ConvertKit/convertkit-react/tree/181dadcf5ec2/src',
  verified: true,
  unseen: ['api.convertkit.com', 'api.kit.com', '*.ck.page'],
});
