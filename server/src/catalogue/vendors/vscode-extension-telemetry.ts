/** VS Code's own logger holds events back while the user's telemetry setting is off; whoever makes a reporter is under it. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'vscode-extension-telemetry',
  name: 'VS Code extension telemetry (Microsoft)',
  category: 'analytics',
  surface: 'client',
  packages: ['@vscode/extension-telemetry'],
  hosts: ['mobile.events.data.microsoft.com/OneCollector/*'],
  sends: ['sendTelemetryEvent', 'sendRawTelemetryEvent', 'sendTelemetryErrorEvent'],
  optOut: [
    { call: 'new *', effect: 'stops' },
    { call: 'new TelemetryReporter', effect: 'stops' },
  ],
  source:
    'https://github.com/microsoft/vscode-extension-telemetry/blob/1c0c50c5e987/src/common/baseTelemetryReporter.ts',
  verified: true,
});
