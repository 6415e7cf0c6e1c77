import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'contentsquare',
  name: 'Contentsquare',
  category: 'session-replay',
  surface: 'client',
  packages: ['@contentsquare/tag-sdk'],
  globals: ['_uxa'],
  hosts: ['*.contentsquare.net', '*.content-square.net'],
  scripts: ['t.contentsquare.net'],
  sends: ['trackPageview', 'trackDynamicVariable', 'trackPageEvent'],
  starts: ['injectContentsquareScript'],
  suppresses: ['push:optout', 'push:trackConsent'],
  optOut: [{ call: 'push:optout', effect: 'stops', liftedBy: ['push:optin'] }],
  source: 'https://docs.contentsquare.com/en/webview-tracking-tag/privacy',
  verified: false,
});
