/** A facade: which providers it sends to stands in the module's list. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'angulartics2',
  name: 'Angulartics2 facade',
  category: 'cdp',
  surface: 'client',
  packages: ['angulartics2'],
  sends: [
    'eventTrack.next',
    'pageTrack.next',
    'exceptionTrack.next',
    'setUsername.next',
    'setUserProperties.next',
    'userTimings.next',
    'eventTrack',
    'pageTrack',
  ],
  starts: ['startTracking'],
  multiplexer: true,
  source: 'https://github.com/angulartics/angulartics2/blob/d1d5038ff8ff/src/lib/angulartics2-core.ts',
  verified: true,
});
