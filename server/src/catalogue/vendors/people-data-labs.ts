import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'people-data-labs',
  name: 'People Data Labs',
  category: 'data-broker',
  surface: 'server',
  packages: ['peopledatalabs'],
  hosts: ['api.peopledatalabs.com'],
  sends: [
    'person.enrichment',
    'person.enrichmentPreview',
    'person.identify',
    'person.retrieve',
    'person.bulk.enrichment',
    'person.bulk.retrieve',
    'company.enrichment',
    'company.bulk.enrichment',
    'ip',
  ],
  source: 'https://www.npmjs.com/package/peopledatalabs',
  verified: true,
});
