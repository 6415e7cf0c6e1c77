import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'uid2',
  name: 'Unified ID 2.0',
  category: 'data-broker',
  surface: 'client',
  globals: ['__uid2'],
  hosts: ['prod.uidapi.com'],
  scripts: ['cdn.prod.uidapi.com'],
  sends: ['init', 'setIdentityFromEmail', 'setIdentityFromEmailHash'],
  source: 'https://docs.prebid.org/dev-docs/modules/userid-submodules/unified2.html',
  verified: false,
});
