/** The user of an editor is the consumer; this is their setting. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'vscode-telemetry',
  name: 'VS Code telemetry setting',
  kind: 'cmp',
  packages: ['vscode'],
  readers: [{ path: 'env.isTelemetryEnabled', means: 'in' }],
  onChange: [{ path: 'env.onDidChangeTelemetryEnabled', callback: 0, state: 'in' }],
  source: 'https://code.visualstudio.com/api/extension-guides/telemetry',
  verified: false,
});
