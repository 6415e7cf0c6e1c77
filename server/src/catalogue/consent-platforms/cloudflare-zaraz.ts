import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'cloudflare-zaraz',
  name: 'Cloudflare Zaraz consent',
  kind: 'cmp',
  globals: ['zaraz'],
  readers: [
    { path: 'consent.get(_)', means: 'in' },
    { path: 'consent.getAll()', means: 'record' },
    { path: 'consent.APIReady', means: 'answered' },
  ],
  events: ['zarazConsentAPIReady', 'zarazConsentChoicesUpdated'],
  setters: ['consent.set', 'consent.setAll', 'consent.sendQueuedEvents'],
  opens: ['consent.modal'],
  source: 'https://developers.cloudflare.com/zaraz/consent-management/api/',
  verified: false,
});
