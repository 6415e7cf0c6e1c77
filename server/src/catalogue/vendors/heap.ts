/** Captures by itself once loaded. No opt-out call in the browser. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'heap',
  name: 'Heap',
  category: 'analytics',
  surface: 'client',
  packages: ['@heap/react-native-heap', '@heap/heap-react-native-bridge'],
  globals: ['heap'],
  hosts: ['heapanalytics.com', '*.heapanalytics.com', 'c.eu.heap-api.com', '*.heap-api.com'],
  scripts: ['cdn.heapanalytics.com', 'cdn.us.heap-api.com', 'cdn.eu.heap-api.com'],
  sends: ['track', 'identify', 'addUserProperties', 'addEventProperties'],
  starts: ['load'],
  suppresses: ['resetIdentity'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/Heap',
  verified: true,
  unseen: ['cdn.eu.heap-api.com', '@heap/react-native-heap', '@heap/heap-react-native-bridge'],
});
