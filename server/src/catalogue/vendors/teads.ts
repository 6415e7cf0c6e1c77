import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'teads',
  name: 'Teads',
  category: 'advertising',
  surface: 'client',
  globals: ['teads_e', 'teads_analytics'],
  hosts: ['t.teads.tv', '*.teads.tv'],
  scripts: ['p.teads.tv', 'a.teads.tv'],
  sends: ['push', 'share'],
  source: 'https://github.com/guardian/commercial/blob/795822d41d32/bundle/src/init/consented/teads-cookieless.ts',
  verified: true,
  unseen: ['teads_e', 'push', 'p.teads.tv', 't.teads.tv', '*.teads.tv'],
});
