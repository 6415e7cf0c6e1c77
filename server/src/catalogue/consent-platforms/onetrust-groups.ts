/** `,C0001,C0002,`: the groups that are active, as one text. Absent until the banner's script has run. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'onetrust-groups',
  name: 'OneTrust / CookiePro',
  kind: 'cmp',
  globals: ['OnetrustActiveGroups', 'OptanonActiveGroups'],
  readers: [{ path: '', means: 'record' }],
  source: 'https://developer.onetrust.com/onetrust/docs/javascript-api',
  verified: false,
});
