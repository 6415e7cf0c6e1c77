import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'posthog-readers',
  name: 'PostHog consent readers',
  kind: 'sdk',
  packages: ['posthog-js', '@posthog/react', '@posthog/next'],
  globals: ['posthog'],
  readers: [
    { path: 'has_opted_out_capturing()', means: 'out' },
    { path: 'has_opted_in_capturing()', means: 'in' },
    { path: 'get_explicit_consent_status()', means: 'unknown' },
    { path: 'is_capturing()', means: 'in' },
  ],
  setters: ['opt_in_capturing', 'opt_out_capturing', 'clear_opt_in_out_capturing'],
  source: 'https://github.com/PostHog/posthog-js',
  verified: true,
});
