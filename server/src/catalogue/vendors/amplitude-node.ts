/** `setOptOut` stops the whole process, not one user. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'amplitude-node',
  name: 'Amplitude (Node)',
  category: 'analytics',
  surface: 'server',
  packages: ['@amplitude/analytics-node', '@amplitude/node'],
  hosts: ['api2.amplitude.com', 'api.amplitude.com', 'api.eu.amplitude.com'],
  sends: ['track', 'identify', 'groupIdentify', 'setGroup', 'revenue', 'logEvent'],
  optOut: [{ call: 'setOptOut:true', effect: 'stops', liftedBy: ['setOptOut:false'], processWide: true }],
  source: 'https://github.com/amplitude/Amplitude-TypeScript',
  verified: true,
});
