import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'cdpresolution',
  name: 'CDP Resolution (Delivr.ai)',
  category: 'data-broker',
  surface: 'client',
  globals: ['cdpResolution'],
  hosts: ['a.usbrowserspeed.com', 'dev.cdpresolution.com'],
  source: 'https://github.com/segmentio/action-destinations',
  verified: true,
});
