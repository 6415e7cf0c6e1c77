import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'intercom',
  name: 'Intercom',
  category: 'support-chat',
  surface: 'both',
  packages: ['@intercom/messenger-js-sdk', 'react-use-intercom', 'intercom-client'],
  globals: ['Intercom', 'intercomSettings'],
  hosts: ['api-iam.intercom.io', 'api-iam.eu.intercom.io', 'api-iam.au.intercom.io', 'api.intercom.io'],
  scripts: ['widget.intercom.io', 'js.intercomcdn.com'],
  sends: ['update', 'trackEvent', 'contacts.create', 'contacts.update', 'events.create'],
  starts: ['boot', '*'],
  components: ['IntercomProvider', 'useScriptIntercom'],
  suppresses: ['shutdown', 'show', 'hide', 'onShow', 'onHide'],
  optOut: [{ call: 'shutdown', effect: 'stops', liftedBy: ['boot'] }],
  source: 'https://github.com/devrnt/react-use-intercom/tree/279242664bfa/packages/react-use-intercom/src',
  verified: true,
  unseen: [
    'contacts.create',
    'contacts.update',
    'events.create',
    'shutdown',
    '@intercom/messenger-js-sdk',
    'intercom-client',
  ],
});
