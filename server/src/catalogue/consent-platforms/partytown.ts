/** Moves scripts into a worker. It holds nothing back. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'partytown',
  name: 'Partytown',
  kind: 'wrapper',
  packages: ['@qwik.dev/partytown', '@builder.io/partytown'],
  globals: ['partytown'],
  source: 'https://github.com/QwikDev/partytown',
  verified: true,
});
