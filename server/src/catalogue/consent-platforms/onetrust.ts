/** C0002 performance, C0003 functional, C0004 targeting, unless renamed. A closed alert box is no decision. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'onetrust',
  name: 'OneTrust / CookiePro',
  kind: 'cmp',
  packages: ['@segment/analytics-consent-wrapper-onetrust'],
  globals: ['OneTrust', 'Optanon', 'OptanonWrapper'],
  readers: [
    { path: 'IsAlertBoxClosed()', means: 'answered' },
    { path: 'IsAlertBoxClosedAndValid()', means: 'answered' },
    { path: 'GetDomainData()', means: 'record' },
  ],
  onChange: [{ path: 'OnConsentChanged', callback: 0, state: 'record' }],
  calls: ['OptanonWrapper'],
  events: ['OneTrustGroupsUpdated', 'consent.onetrust'],
  markup: [{ classPrefix: 'optanon-category-' }, { classPrefix: 'ot-vscat-' }],
  storage: ['OptanonConsent'],
  setters: ['RejectAll', 'AllowAll', 'UpdateConsent'],
  opens: ['ToggleInfoDisplay', 'LoadBanner'],
  scripts: ['cdn.cookielaw.org', 'cdn-ukwest.onetrust.com', 'cdn-apac.onetrust.com', 'optanon.blob.core.windows.net'],
  openers: ['ot-sdk-show-settings', 'ot-sdk-btn', 'optanon-show-settings', 'optanon-toggle-display'],
  source: 'https://developer.onetrust.com/onetrust/docs/javascript-api',
  verified: false,
});
