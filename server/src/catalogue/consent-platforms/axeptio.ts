/** `cookies:complete` tells a yes or no for each vendor; `$$completed` among them is no answer. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'axeptio',
  name: 'Axeptio',
  kind: 'cmp',
  globals: ['axeptioSDK', '_axcb', 'axeptioSettings'],
  onChange: [{ path: "on('cookies:complete')", callback: 1, state: 'answers' }],
  queues: [{ name: '_axcb', gives: 'axeptioSDK' }],
  storage: ['axeptio_cookies', 'axeptio_authorized_vendors'],
  opens: ['openCookies'],
  scripts: ['static.axept.io'],
  source: 'https://support.axeptio.eu/hc/en-gb/articles/4412201832721',
  verified: false,
});
