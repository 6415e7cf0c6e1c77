import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'trustarc',
  name: 'TrustArc',
  kind: 'cmp',
  packages: ['trustarc-segment-wrapper'],
  globals: ['truste'],
  readers: [
    { path: "cma.callApi('getGDPRConsentDecision')", means: 'record' },
    { path: "cma.callApi('getConsentDecision')", means: 'record' },
    { path: "cma.callApi('getConsent')", means: 'record' },
  ],
  markup: [{ classPrefix: 'trustecm' }],
  storage: ['notice_gdpr_prefs', 'notice_preferences', 'cmapi_cookie_privacy'],
  opens: ['eu.clickListener'],
  scripts: ['consent.trustarc.com', 'consent.truste.com'],
  openers: ['teconsent'],
  source: 'https://github.com/segmentio/analytics-next',
  verified: false,
});
