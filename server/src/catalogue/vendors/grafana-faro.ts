import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'grafana-faro',
  name: 'Grafana Faro',
  category: 'error-monitoring',
  surface: 'client',
  packages: ['@grafana/faro-web-sdk', '@grafana/faro-react', '@grafana/faro-core'],
  hosts: ['*.grafana.net/collect/*'],
  sends: ['pushEvent', 'pushError', 'pushLog', 'pushMeasurement', 'pushTraces', 'api.setUser', 'api.setView'],
  starts: ['initializeFaro'],
  source: 'https://github.com/grafana/faro-web-sdk/blob/6c45417e61c1/packages/web-sdk/src/initialize.ts',
  verified: true,
  unseen: ['*.grafana.net/collect/*'],
});
