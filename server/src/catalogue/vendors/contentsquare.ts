/** The package only loads the script, for a client or a site. Its commands are in the vendor's documentation. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'contentsquare',
  name: 'Contentsquare',
  category: 'session-replay',
  surface: 'client',
  packages: ['@contentsquare/tag-sdk'],
  globals: ['_uxa'],
  hosts: ['*.contentsquare.net', '*.content-square.net'],
  scripts: ['t.contentsquare.net', 'static.hj.contentsquare.net'],
  sends: ['trackPageview', 'trackDynamicVariable', 'trackPageEvent'],
  starts: ['injectContentsquareScript'],
  suppresses: ['push:optout', 'push:trackConsent'],
  optOut: [{ call: 'push:optout', effect: 'stops', liftedBy: ['push:optin'] }],
  source: 'https://www.npmjs.com/package/@contentsquare/tag-sdk',
  verified: true,
  alsoRead: [
    'https://docs.contentsquare.com/en/web/send-the-users-decisions-about-data-collection',
    'https://docs.contentsquare.com/en/web/command-reference/',
  ],
  unseen: ['*.content-square.net', 'trackPageEvent', 'push:trackConsent'],
});
