/** Limited Data Use is a flag on each event; nothing opts one user out. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'meta-capi',
  name: 'Meta Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  packages: ['facebook-nodejs-business-sdk'],
  exports: [
    'EventRequest',
    'default',
    '*',
    'ServerEvent',
    'UserData',
    'CustomData',
    'FacebookAdsApi',
    'bizSdk',
    'AdsPixel',
    'BatchProcessor',
  ],
  hosts: ['graph.facebook.com/{id}/events', 'graph.facebook.com/*/{id}/events'],
  sends: [
    'EventRequest.execute',
    'HttpServiceInterface.executeRequest',
    'AdsPixel.createEvent',
    'BatchProcessor.processEvents',
    'BatchProcessor.processEventRequests',
  ],
  optOut: [{ call: 'setDataProcessingOptions', effect: 'limits' }],
  source: 'https://www.npmjs.com/package/facebook-nodejs-business-sdk',
  verified: true,
  unseen: ['bizSdk'],
});
