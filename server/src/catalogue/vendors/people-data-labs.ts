import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'people-data-labs',
  name: 'People Data Labs',
  category: 'data-broker',
  surface: 'server',
  packages: ['peopledatalabs'],
  hosts: ['api.peopledatalabs.com'],
  sends: ['person.enrichment', 'person.identify', 'person.bulk.enrichment', 'company.enrichment'],
  source: 'https://docs.peopledatalabs.com',
  verified: false,
});
