/** Its API is there only inside `didomiOnReady`. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'didomi',
  name: 'Didomi',
  kind: 'cmp',
  packages: ['@didomi/react'],
  globals: ['Didomi', 'didomiOnReady', 'didomiEventListeners'],
  readers: [
    { path: 'getUserConsentStatusForPurpose(_)', means: 'in' },
    { path: 'getUserConsentStatusForVendor(_)', means: 'in' },
    { path: 'getUserConsentStatus(_)', means: 'in' },
    { path: 'getUserConsentStatusForAll().*.enabled', means: 'record' },
    { path: 'getUserConsentStatusForAll().*.disabled.includes(_)', means: 'out' },
    { path: 'getUserStatus().*.consent.enabled', means: 'record' },
    { path: 'getUserStatus().*.consent.disabled.includes(_)', means: 'out' },
    { path: 'getUserStatus().*.global.enabled', means: 'record' },
    { path: 'getUserStatus().*.global.disabled.includes(_)', means: 'out' },
    { path: 'getCurrentUserStatus().*.*.enabled', means: 'in' },
    { path: 'isConsentRequired()', means: 'answered' },
    { path: 'isUserConsentStatusPartial()', means: 'answered' },
    { path: 'shouldConsentBeCollected()', means: 'answered' },
  ],
  onChange: [
    { path: 'getObservableOnUserConsentStatusForVendor(_).subscribe', callback: 0, state: 'in' },
    { path: 'getObservableOnUserConsentStatusForVendor(_).filter(_).subscribe', callback: 0, state: 'unknown' },
    { path: 'on', callback: 1 },
  ],
  queues: [{ name: 'didomiOnReady', gives: 'Didomi' }],
  markup: [{ attribute: 'data-vendor' }, { attribute: 'data-purposes' }],
  storage: ['didomi_token'],
  setters: ['setUserDisagreeToAll', 'setUserAgreeToAll', 'setUserStatus', 'setCurrentUserStatus', 'reset'],
  opens: ['preferences.show', 'notice.show'],
  scripts: ['sdk.privacy-center.org'],
  source: 'https://developers.didomi.io/cmp/web-sdk/reference/api',
  verified: false,
});
