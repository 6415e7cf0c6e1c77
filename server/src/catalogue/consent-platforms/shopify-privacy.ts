import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'shopify-privacy',
  name: 'Shopify customer privacy',
  kind: 'cmp',
  packages: ['@shopify/hydrogen'],
  globals: ['Shopify'],
  readers: [
    { path: 'customerPrivacy.analyticsProcessingAllowed()', means: 'in', purpose: 'analytics' },
    { path: 'customerPrivacy.marketingAllowed()', means: 'in', purpose: 'advertising' },
    { path: 'customerPrivacy.preferencesProcessingAllowed()', means: 'in', purpose: 'functional' },
    { path: 'customerPrivacy.saleOfDataAllowed()', means: 'in', purpose: 'sale' },
    { path: 'customerPrivacy.userCanBeTracked()', means: 'in' },
    { path: 'customerPrivacy.currentVisitorConsent()', means: 'record' },
    { path: 'customerPrivacy.shouldShowBanner()', means: 'answered' },
    { path: 'useCustomerPrivacy()', means: 'record' },
  ],
  events: ['visitorConsentCollected'],
  setters: ['customerPrivacy.setTrackingConsent'],
  partOfMore: true,
  source: 'https://shopify.dev/docs/api/customer-privacy',
  verified: false,
});
