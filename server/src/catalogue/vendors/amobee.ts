import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amobee',
  name: 'Amobee (Turn) pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['d.turn.com', 'r.turn.com'],
  scripts: ['d.turn.com'],
  source: 'https://github.com/patrickhulce/third-party-web/blob/424dc03d2dea/data/entities.js',
  verified: true,
});
