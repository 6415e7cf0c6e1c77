import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amobee',
  name: 'Amobee (Turn) pixel',
  category: 'advertising',
  surface: 'client',
  hosts: ['d.turn.com', 'r.turn.com'],
  scripts: ['d.turn.com'],
  source: 'https://www.amobee.com',
  verified: false,
});
