import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'speedcurve',
  name: 'SpeedCurve LUX',
  category: 'analytics',
  surface: 'client',
  globals: ['LUX'],
  hosts: ['lux.speedcurve.com'],
  scripts: ['cdn.speedcurve.com'],
  sends: ['addData', 'mark', 'measure', 'send'],
  starts: ['init'],
  source: 'https://support.speedcurve.com/docs/rum-js-api',
  verified: false,
});
