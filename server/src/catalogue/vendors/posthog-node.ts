/** `disable` and `optOut` stop the whole client, not one user. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'posthog-node',
  name: 'PostHog (Node)',
  category: 'analytics',
  surface: 'server',
  packages: ['posthog-node'],
  hosts: ['us.i.posthog.com', 'eu.i.posthog.com', 'app.posthog.com'],
  sends: [
    'capture',
    'captureImmediate',
    'identify',
    'identifyImmediate',
    'alias',
    'aliasImmediate',
    'groupIdentify',
    'groupIdentifyImmediate',
    'captureException',
    'captureExceptionImmediate',
    'setPersonProperties',
    'unsetPersonProperties',
  ],
  optOut: [
    { call: 'disable', effect: 'stops', liftedBy: ['enable'], processWide: true },
    { call: 'optOut', effect: 'stops', liftedBy: ['optIn'], processWide: true },
  ],
  source: 'https://github.com/PostHog/posthog-js',
  verified: true,
});
