/** `hasConsented` says that a decision was made. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'c15t',
  name: 'c15t',
  kind: 'cmp',
  packages: ['c15t', '@c15t/react', '@c15t/nextjs', '@c15t/scripts', '@c15t/integrations'],
  readers: [
    { path: 'hasConsented()', means: 'answered' },
    { path: 'has(_)', means: 'in' },
    { path: 'consents.*', means: 'in' },
    { path: 'consents', means: 'record' },
  ],
  setters: ['setConsent', 'saveConsents', 'resetConsents'],
  opens: ['setActiveUI', 'setIsPrivacyDialogOpen'],
  source: 'https://github.com/c15t/c15t',
  verified: false,
});
