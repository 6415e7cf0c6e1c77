/** Its global handlers send without an explicit call. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'sentry',
  name: 'Sentry',
  category: 'error-monitoring',
  surface: 'both',
  packages: [
    '@sentry/browser',
    '@sentry/node',
    '@sentry/react',
    '@sentry/nextjs',
    '@sentry/vue',
    '@sentry/svelte',
    '@sentry/sveltekit',
    '@sentry/astro',
    '@sentry/nuxt',
    '@sentry/angular',
    '@sentry/remix',
    '@sentry/cloudflare',
    '@sentry/bun',
  ],
  globals: ['Sentry'],
  hosts: ['*.ingest.sentry.io', '*.ingest.us.sentry.io', '*.ingest.de.sentry.io', '*.sentry.io'],
  scripts: ['browser.sentry-cdn.com', 'js.sentry-cdn.com'],
  sends: ['captureException', 'captureMessage', 'captureEvent', 'captureFeedback', 'setUser'],
  starts: ['init'],
  components: ['ErrorBoundary'],
  optOut: [
    { call: 'close', effect: 'limits', processWide: true },
    { call: 'init{enabled:false}', effect: 'stops' },
  ],
  source: 'https://github.com/getsentry/sentry-javascript/tree/f7a6cc0c221c/packages/core/src',
  verified: true,
});
