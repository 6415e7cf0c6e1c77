/** An identity is refreshed until `disconnect` clears it and aborts what is under way. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'uid2',
  name: 'Unified ID 2.0',
  category: 'data-broker',
  surface: 'client',
  globals: ['__uid2', '__euid'],
  hosts: ['prod.uidapi.com', 'prod.euid.eu'],
  scripts: ['cdn.prod.uidapi.com', 'cdn.prod.euid.eu'],
  sends: [
    'init',
    'setIdentity',
    'setIdentityFromEmail',
    'setIdentityFromEmailHash',
    'setIdentityFromPhone',
    'setIdentityFromPhoneHash',
  ],
  optOut: [{ call: 'disconnect', effect: 'stops', liftedBy: ['init', 'setIdentity*'] }],
  source: 'https://github.com/IABTechLab/uid2-web-integrations/blob/6048b60a249b/src/sdkBase.ts',
  verified: true,
  unseen: ['cdn.prod.uidapi.com', 'cdn.prod.euid.eu'],
});
