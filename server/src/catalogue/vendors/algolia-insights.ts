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
  optOut: [{ call: 'init{userHasOptedOut:true}', effect: 'stops', liftedBy: ['init{userHasOptedOut:false}'] }],
  source: 'https://www.npmjs.com/package/search-insights',
  verified: true,
  unseen: ['cdn.jsdelivr.net/npm/search-insights*'],
});
