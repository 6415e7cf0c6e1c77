/** `disabled` only holds events back until `ready`. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'openpanel',
  name: 'OpenPanel',
  category: 'analytics',
  surface: 'both',
  packages: [
    '@openpanel/web',
    '@openpanel/sdk',
    '@openpanel/nextjs',
    '@openpanel/express',
    '@openpanel/react-native',
    '@openpanel/astro',
    '@openpanel/nuxt',
  ],
  hosts: ['api.openpanel.dev'],
  scripts: ['openpanel.dev/op1*'],
  sends: [
    'track',
    'identify',
    'alias',
    'increment',
    'decrement',
    'revenue',
    'flushRevenue',
    'screenView',
    'setGroup',
    'setGroups',
    'upsertGroup',
  ],
  starts: ['new OpenPanel', 'init'],
  components: ['OpenPanelComponent', 'IdentifyComponent'],
  source: 'https://github.com/Openpanel-dev/openpanel/blob/ed7bdddbadbe/packages/sdks/sdk/src/index.ts',
  verified: true,
});
