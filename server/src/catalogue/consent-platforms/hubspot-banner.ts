import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'hubspot-banner',
  name: 'HubSpot banner',
  kind: 'cmp',
  globals: ['_hsp'],
  readers: [
    { path: 'allowed', means: 'in' },
    { path: 'categories.*', means: 'in' },
  ],
  storage: ['hs-categories'],
  setters: ['push(_)'],
  openers: ['hs_show_banner_button', 'hs-hud-cookie-settings'],
  source:
    'https://developers.hubspot.com/docs/api-reference/latest/account/settings/tracking-code/add-privacy-consent-listener',
  verified: false,
});
