import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'survicate',
  name: 'Survicate',
  category: 'analytics',
  surface: 'client',
  globals: ['_sva'],
  hosts: ['*.survicate.com'],
  scripts: ['survey.survicate.com'],
  sends: ['setVisitorTraits', 'invokeEvent'],
  packages: ['@survicate/survicate-web-surveys-wrapper'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
  unseen: ['@survicate/survicate-web-surveys-wrapper'],
});
