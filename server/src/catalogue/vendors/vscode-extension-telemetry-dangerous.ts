/** Sent around the telemetry setting: these start the sender themselves. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'vscode-extension-telemetry-dangerous',
  name: 'VS Code extension telemetry, whatever the setting (Microsoft)',
  category: 'analytics',
  surface: 'client',
  packages: ['@vscode/extension-telemetry', 'vscode-extension-telemetry'],
  sends: ['sendDangerousTelemetryEvent', 'sendDangerousTelemetryErrorEvent', 'sendDangerousTelemetryException'],
  source:
    'https://github.com/microsoft/vscode-extension-telemetry/blob/1c0c50c5e987/src/common/baseTelemetryReporter.ts',
  verified: true,
  unseen: ['vscode-extension-telemetry'],
});
