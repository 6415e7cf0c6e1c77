/** Tracking consent is `granted` unless the start says otherwise. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'datadog-rum',
  name: 'Datadog RUM / Logs',
  category: 'error-monitoring',
  surface: 'client',
  packages: [
    '@datadog/browser-rum',
    '@datadog/browser-logs',
    '@datadog/browser-rum-slim',
    '@datadog/browser-rum-react',
  ],
  globals: ['DD_RUM', 'DD_LOGS'],
  hosts: [
    'browser-intake-datadoghq.com',
    '*.browser-intake-datadoghq.com',
    'browser-intake-datadoghq.eu',
    'browser-intake-us3-datadoghq.com',
    'browser-intake-us5-datadoghq.com',
    'rum-http-intake.logs.datadoghq.com',
  ],
  scripts: ['www.datadoghq-browser-agent.com'],
  sends: [
    'addAction',
    'addError',
    'setUser',
    'setAccount',
    'startView',
    'addTiming',
    'addDurationVital',
    'startSessionReplayRecording',
    'logger.*',
  ],
  starts: ['init'],
  optOut: [
    { call: 'setTrackingConsent:not-granted', effect: 'stops', liftedBy: ['setTrackingConsent:granted'] },
    { call: 'init{trackingConsent:not-granted}', effect: 'stops', liftedBy: ['setTrackingConsent:granted'] },
    // The next interaction of the consumer begins a new session.
    { call: 'stopSession', effect: 'nothing' },
  ],
  source: 'https://github.com/DataDog/browser-sdk',
  verified: false,
});
