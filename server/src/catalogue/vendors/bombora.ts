import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'bombora',
  name: 'Bombora',
  category: 'data-broker',
  surface: 'client',
  hosts: ['*.ml314.com', '*.mlno6.com'],
  scripts: ['*.ml314.com'],
  source: 'https://github.com/patrickhulce/third-party-web/blob/424dc03d2dea/data/entities.js',
  verified: true,
});
