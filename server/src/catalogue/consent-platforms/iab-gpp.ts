/** Everything comes through callbacks. `SaleOptOut` is 1 (opted out) or 2 (did not), both truthy. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'iab-gpp',
  name: 'IAB GPP',
  kind: 'signal',
  packages: ['@iabgpp/cmpapi'],
  globals: ['__gpp'],
  readers: [
    { path: "('ping')", means: 'record' },
    { path: "('hasSection')", means: 'answered' },
    { path: 'getFieldValue(_)', means: 'record' },
    { path: 'getSection(_)', means: 'record' },
  ],
  onChange: [
    { path: "('addEventListener')", callback: 1, state: 'record' },
    { path: "('ping')", callback: 1, state: 'record' },
    { path: "('getSection')", callback: 1, state: 'record' },
    { path: "('getField')", callback: 1, state: 'record' },
    { path: "('getGPPData')", callback: 1, state: 'record' },
  ],
  storage: ['IABGPP_*'],
  source: 'https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform',
  verified: false,
});
