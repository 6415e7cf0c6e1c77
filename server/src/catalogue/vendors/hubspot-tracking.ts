/** `doNotTrack` stops; `revokeCookieConsent` only shows the banner again. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'hubspot-tracking',
  name: 'HubSpot tracking code',
  category: 'crm-marketing',
  surface: 'client',
  packages: [
    'react-hubspot-form',
    'next-hubspot',
    'react-hubspot-tracking-code-hook',
    '@aaronhayes/react-use-hubspot-form',
  ],
  globals: ['_hsq', 'hbspt', 'HubSpotConversations'],
  hosts: [
    'track.hubspot.com',
    'forms.hubspot.com',
    'api.hsforms.com',
    'forms.hsforms.com',
    '*.hs-analytics.net',
    '*.hubapi.com/submissions/*',
  ],
  scripts: [
    '*.hs-scripts.com',
    'js.hs-analytics.net',
    'js-eu1.hs-analytics.net',
    'js.hsforms.net',
    'js.hubspot.com',
    'js.hscollectedforms.net',
    'js.hsadspixel.net',
  ],
  sends: ['trackPageView', 'identify', 'trackCustomBehavioralEvent', 'trackEvent', 'setPath', 'forms.create'],
  suppresses: ['doNotTrack', 'revokeCookieConsent', 'addPrivacyConsentListener', 'setContentType'],
  optOut: [
    { call: 'doNotTrack', effect: 'stops', liftedBy: ['doNotTrack{track:true}'] },
    { call: 'revokeCookieConsent', effect: 'nothing' },
  ],
  source:
    'https://github.com/rudderlabs/rudder-sdk-js/tree/eecb517e6a31/packages/analytics-js-integrations/src/integrations/HubSpot',
  verified: true,
  alsoRead: ['https://developers.hubspot.com/docs/api-reference/latest/account/settings/tracking-code/do-not-track'],
  unseen: [
    'forms.create',
    'revokeCookieConsent',
    'addPrivacyConsentListener',
    'setContentType',
    'doNotTrack{track:true}',
    'HubSpotConversations',
    'react-hubspot-form',
    'next-hubspot',
    'react-hubspot-tracking-code-hook',
    '@aaronhayes/react-use-hubspot-form',
  ],
});
