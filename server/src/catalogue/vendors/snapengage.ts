import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'snapengage',
  name: 'SnapEngage',
  category: 'support-chat',
  surface: 'client',
  globals: ['SnapEngage'],
  hosts: ['*.snapengage.com'],
  scripts: ['storage.googleapis.com/code.snapengage.com/*'],
  sends: ['setUserEmail', 'setUserName'],
  source: 'https://github.com/rudderlabs/rudder-sdk-js',
  verified: true,
});
