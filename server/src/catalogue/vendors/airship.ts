import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'airship',
  name: 'Airship',
  category: 'crm-marketing',
  surface: 'both',
  globals: ['UA'],
  hosts: ['go.urbanairship.com', 'go.airship.eu'],
  scripts: ['aswpsdkus.com'],
  sends: ['addCustomEvent'],
  packages: ['@ua/react-native-airship'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: false,
});
