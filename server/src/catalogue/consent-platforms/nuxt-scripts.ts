/** A load gate of one shot: what is loaded stays after `revoke`. */
import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'nuxt-scripts',
  name: 'Nuxt Scripts consent trigger',
  kind: 'wrapper',
  packages: ['@nuxt/scripts'],
  globals: ['useScriptTriggerConsent'],
  readers: [{ path: 'useScriptTriggerConsent().consented.value', means: 'in' }],
  setters: ['().accept', '().revoke', 'useScriptTriggerConsent().accept', 'useScriptTriggerConsent().revoke'],
  source: 'https://github.com/nuxt/scripts',
  verified: true,
});
