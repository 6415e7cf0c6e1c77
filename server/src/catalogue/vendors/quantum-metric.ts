import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'quantum-metric',
  name: 'Quantum Metric',
  category: 'session-replay',
  surface: 'client',
  globals: ['QuantumMetricAPI'],
  hosts: ['*.quantummetric.com'],
  scripts: ['cdn.quantummetric.com'],
  sends: ['sendEvent', 'identifyUser'],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/QuantumMetric',
  verified: true,
  unseen: ['sendEvent', 'identifyUser', '*.quantummetric.com'],
});
