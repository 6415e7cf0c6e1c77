import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'mixpanel-react-native',
  name: 'Mixpanel (React Native)',
  category: 'analytics',
  surface: 'client',
  packages: ['mixpanel-react-native'],
  sends: [
    'track',
    'trackWithGroups',
    'identify',
    'alias',
    'setGroup',
    'addGroup',
    'removeGroup',
    'getPeople.*',
    'getGroup.*',
  ],
  starts: ['init'],
  suppresses: ['getPeople.deleteUser', 'deleteGroup'],
  optOut: [{ call: 'optOutTracking', effect: 'limits', liftedBy: ['optInTracking'] }],
  source: 'https://github.com/mixpanel/mixpanel-react-native/blob/ae642fe05e9c/index.js',
  verified: true,
});
