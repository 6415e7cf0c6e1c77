/** Answers with the string `'true'` or `'false'`, both truthy. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'react-cookie-consent',
  name: 'react-cookie-consent',
  kind: 'cmp',
  packages: ['react-cookie-consent'],
  readers: [
    { path: 'getCookieConsentValue(_)', means: 'record' },
    { path: 'getCookieConsentValue()', means: 'record' },
    { path: 'Cookies.get(_)', means: 'record' },
  ],
  storage: ['CookieConsent'],
  opens: ['resetCookieConsentValue'],
  source: 'https://github.com/Mastermindzh/react-cookie-consent',
  verified: true,
});
