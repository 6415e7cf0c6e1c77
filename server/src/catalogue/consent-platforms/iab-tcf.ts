/** `cmpuishown` is an event status and no decision. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'iab-tcf',
  name: 'IAB TCF v2',
  kind: 'signal',
  packages: ['@iabtechlabtcf/core', '@iabtechlabtcf/cmpapi'],
  globals: ['__tcfapi'],
  readers: [
    { path: 'purposeConsents.has(_)', means: 'in' },
    { path: 'vendorConsents.has(_)', means: 'in' },
  ],
  onChange: [
    { path: "('addEventListener')", callback: 2, state: 'record' },
    { path: "('getTCData')", callback: 2, state: 'record' },
    { path: "('getCustomVendorConsents')", callback: 2, state: 'record' },
    { path: "('getInAppTCData')", callback: 2, state: 'record' },
  ],
  storage: ['euconsent-v2', 'eupubconsent-v2'],
  source: 'https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework',
  verified: false,
});
