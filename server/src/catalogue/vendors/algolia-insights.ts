import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'algolia-insights',
  name: 'Algolia Insights',
  category: 'analytics',
  surface: 'client',
  packages: ['search-insights'],
  globals: ['aa'],
  hosts: ['insights.algolia.io'],
  scripts: ['cdn.jsdelivr.net/npm/search-insights*'],
  sends: [
    'clickedObjectIDs*',
    'convertedObjectIDs*',
    'viewedObjectIDs',
    'clickedFilters',
    'convertedFilters',
    'viewedFilters',
    'purchasedObjectIDs*',
    'addedToCartObjectIDs*',
    'sendEvents',
  ],
  suppresses: ['init', 'setUserToken'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
