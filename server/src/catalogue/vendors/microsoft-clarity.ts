/** Denying consent restarts it without cookies, and it goes on sending; `stop` stops. It reads GPC by itself. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'microsoft-clarity',
  name: 'Microsoft Clarity',
  category: 'session-replay',
  surface: 'client',
  packages: [
    '@microsoft/clarity',
    'clarity-js',
    'react-microsoft-clarity',
    '@microsoft/react-native-clarity',
    'react-native-clarity',
  ],
  globals: ['clarity'],
  hosts: ['*.clarity.ms'],
  scripts: ['www.clarity.ms', 'scripts.clarity.ms'],
  sends: ['event', 'identify', 'set', 'setTag', 'upgrade'],
  starts: ['init', 'start', 'initialize'],
  components: ['useScriptClarity'],
  suppresses: ['consent', 'consentv2', 'consentV2', 'stop', 'metadata'],
  optOut: [
    { call: 'stop', effect: 'stops', liftedBy: ['start'] },
    {
      call: 'consentv2{analytics_Storage:denied}',
      effect: 'limits',
      liftedBy: ['consentv2{analytics_Storage:granted}'],
    },
    {
      call: 'consentV2{analytics_Storage:denied}',
      effect: 'limits',
      liftedBy: ['consentV2{analytics_Storage:granted}'],
    },
    { call: 'consent:false', effect: 'limits', liftedBy: ['consent:true'] },
  ],
  source: 'https://github.com/microsoft/clarity/tree/8aa987e469a1/packages',
  verified: true,
  alsoRead: ['https://www.npmjs.com/package/@microsoft/clarity/v/1.0.2'],
  unseen: ['react-microsoft-clarity', '@microsoft/react-native-clarity', 'react-native-clarity'],
});
