import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'aws-rum',
  name: 'Amazon CloudWatch RUM',
  category: 'error-monitoring',
  surface: 'client',
  packages: ['aws-rum-web'],
  globals: ['cwr'],
  hosts: ['dataplane.rum.*.amazonaws.com'],
  scripts: ['client.rum.*.amazonaws.com'],
  sends: ['recordEvent', 'recordPageView', 'recordError', 'dispatch', 'dispatchBeacon'],
  starts: ['new AwsRum'],
  optOut: [{ call: 'disable', effect: 'stops', liftedBy: ['enable'] }],
  source:
    'https://github.com/aws-observability/aws-rum-web/blob/894831551967/packages/slim/src/orchestration/Orchestration.ts',
  verified: true,
  unseen: ['client.rum.*.amazonaws.com'],
});
