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
  components: ['useScriptSpeedCurve'],
  source: 'https://www.npmjs.com/package/@nuxt/scripts',
  verified: true,
  unseen: ['addData', 'mark', 'measure', 'lux.speedcurve.com'],
});
