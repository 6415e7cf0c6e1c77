import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'onesignal',
  name: 'OneSignal',
  category: 'crm-marketing',
  surface: 'both',
  packages: ['react-onesignal', 'onesignal-node', '@onesignal/node-onesignal'],
  globals: ['OneSignal', 'OneSignalDeferred'],
  hosts: ['onesignal.com', 'api.onesignal.com'],
  scripts: ['cdn.onesignal.com'],
  sends: [
    'login',
    'User.addTag',
    'User.addTags',
    'User.addEmail',
    'User.addSms',
    'User.addAlias',
    'Session.sendOutcome',
    'sendTag',
    'sendTags',
    'setExternalUserId',
    'setEmail',
  ],
  starts: ['init'],
  suppresses: ['setConsentGiven', 'setConsentRequired'],
  optOut: [
    { call: 'setConsentRequired:true', effect: 'stops', liftedBy: ['setConsentGiven:true'] },
    { call: 'setConsentGiven:false', effect: 'stops', liftedBy: ['setConsentGiven:true'] },
  ],
  source: 'https://www.npmjs.com/package/react-onesignal',
  verified: false,
});
