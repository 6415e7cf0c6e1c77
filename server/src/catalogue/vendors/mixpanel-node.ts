/** The Node SDK has no opt-out at all: each send has to be checked. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mixpanel-node',
  name: 'Mixpanel (Node)',
  category: 'analytics',
  surface: 'server',
  packages: ['mixpanel'],
  hosts: ['api.mixpanel.com', 'api-eu.mixpanel.com', 'api-in.mixpanel.com'],
  sends: ['track', 'track_batch', 'import', 'import_batch', 'alias', 'people.*', 'groups.*'],
  suppresses: ['people.delete_user', 'groups.delete_group'],
  source: 'https://github.com/mixpanel/mixpanel-node',
  verified: true,
});
