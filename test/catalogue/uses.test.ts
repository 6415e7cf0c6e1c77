/** Uses of vendors' values as people write them, and near-identical ones that share nothing. */
import { describe, expect, it } from 'vitest';
import type { LiteralArgument } from '../../server/src/catalogue/catalogue';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { toAccess } from './access';

const catalogue = createCatalogue();

type Case = readonly [written: string, args: readonly LiteralArgument[], expected: string];

const CALLS: readonly Case[] = [
  ['window#fbq', ['track', 'Purchase'], "meta-pixel pixel fbq('track')"],
  ['window#fbq', ['init', '1'], "meta-pixel sdk-start fbq('init')"],
  ['window#fbq', ['consent', 'revoke'], 'none'],
  ['window#fbq', ['set', 'autoConfig', false, '1'], 'none'],
  ['window#fbq', [undefined, 'x'], 'meta-pixel pixel fbq'],
  ['react-facebook-pixel#default.track', ['Lead'], 'meta-pixel sdk-call reactFacebookPixel.track'],
  ['window#trackingFunctions.onLoad', [{ appId: '1' }], 'apollo sdk-start trackingFunctions.onLoad'],
  ['window#impactStat', ['trackImpression'], "impact pixel impactStat('trackImpression')"],
  ['window#impactStat', ['transformLinks'], 'none'],
  ['window#_6si.push', [['setToken', 'x']], 'none'],
  ['window#gtag', ['event', 'purchase', {}], "google-analytics-4 sdk-call gtag('event')"],
  ['window#gtag', ['config', 'G-1'], "google-analytics-4 sdk-start gtag('config')"],
  ['window#gtag', ['config', 'AW-1'], "google-ads-gtag sdk-start gtag('config')"],
  ['window#gtag', ['config', 'DC-1'], "google-floodlight sdk-start gtag('config')"],
  ['window#gtag', ['config', undefined], "google-analytics-4 sdk-start gtag('config')"],
  ['window#gtag', ['event', 'conversion', { send_to: 'AW-1/x' }], "google-ads-gtag pixel gtag('event')"],
  ['window#gtag', ['event', 'conversion', { send_to: 'DC-1/x' }], "google-floodlight pixel gtag('event')"],
  ['window#gtag', ['js', undefined], 'none'],
  ['window#gtag', ['get', 'G-1', 'client_id'], 'none'],
  ['window#gtag', ['set', 'user_data', {}], 'none'],
  ['window#gtag', ['consent', 'update', { ad_storage: 'granted' }], 'none'],
  ['window#dataLayer.push', [{ event: 'purchase' }], 'google-tag-manager sdk-call dataLayer.push'],
  ['window#dataLayer.push', [undefined], 'google-tag-manager sdk-call dataLayer.push'],
  ['window#dataLayer.push', [{ userId: '1' }], 'google-tag-manager sdk-call dataLayer.push'],
  ['window#dataLayer.push', [{ event: 'gtm.js', 'gtm.start': undefined }], 'none'],
  ['window#dataLayer.push', [{ 'gtm.start': undefined }], 'none'],
  ['window#dataLayer.push', [{ ecommerce: null }], 'none'],
  ['window#dataLayer.push', [{ ecommerce: null, event: 'purchase' }], 'google-tag-manager sdk-call dataLayer.push'],
  ['window#dataLayer.push', [['consent', 'default', {}]], 'none'],
  ['window#dataLayer.push', [{ event: 'cookie_consent_update' }], 'none'],
  ['window#shopDataLayer.push', [{ event: 'x' }], 'google-tag-manager sdk-call shopDataLayer.push'],
  ['@next/third-parties/google#sendGAEvent', ['event', 'x'], 'google-analytics-4 sdk-call sendGAEvent'],
  ['@next/third-parties/google#sendGTMEvent', [{ event: 'x' }], 'google-tag-manager sdk-call sendGTMEvent'],
  [
    'react-gtm-module#default.initialize',
    [{ gtmId: 'GTM-1' }],
    'google-tag-manager sdk-start reactGtmModule.initialize',
  ],
  ['react-gtm-module#default.dataLayer', [{ dataLayer: {} }], 'google-tag-manager sdk-call reactGtmModule.dataLayer'],
  ['window#adobeDataLayer.push', [{ event: 'x' }], 'adobe-alloy sdk-call adobeDataLayer.push'],
  ['react-ga4#default.initialize', ['G-1'], 'google-analytics-4 sdk-start reactGa4.initialize'],
  ['window#ga', ['send', 'pageview'], "google-analytics-ua sdk-call ga('send')"],
  ['window#ga', ['shop.send', 'event'], "google-analytics-ua sdk-call ga('shop.send')"],
  ['window#ga', ['set', 'x', 'y'], 'none'],
  ['@segment/analytics-node#Analytics(new).track', [{ event: 'x' }], 'segment-node sdk-call analytics.track'],
  ['@segment/analytics-node#*.Analytics(new).identify', [{}], 'segment-node sdk-call analytics.identify'],
  ['@segment/analytics-node#Analytics(new).flush', [], 'none'],
  [
    '@segment/analytics-next#AnalyticsBrowser.load',
    [{ writeKey: 'x' }],
    'segment-browser sdk-start AnalyticsBrowser.load',
  ],
  [
    '@segment/analytics-next#AnalyticsBrowser.load().track',
    ['x'],
    'segment-browser sdk-call AnalyticsBrowser.load.track',
  ],
  ['window#analytics.page', [], 'segment-browser sdk-call analytics.page'],
  ['window#analytics.reset', [], 'none'],
  ['window#analytics.track().then', [undefined], 'none'],
  ['@customerio/cdp-analytics-browser#AnalyticsBrowser.load', [{}], 'customerio-cdp sdk-start AnalyticsBrowser.load'],
  ['mixpanel-browser#default.init', ['t', {}], 'mixpanel-browser sdk-start mixpanel.init'],
  ['mixpanel-browser#default.people.set', [{}], 'mixpanel-browser sdk-call mixpanel.people.set'],
  ['mixpanel-browser#*.track', ['x'], 'mixpanel-browser sdk-call mixpanel.track'],
  ['mixpanel-browser#default.reset', [], 'none'],
  ['mixpanel-browser#default.opt_out_tracking', [], 'none'],
  ['mixpanel#default.init', ['t'], 'none'],
  ['mixpanel#*.init().track', ['x'], 'mixpanel-node sdk-call mixpanel.init.track'],
  ['mixpanel#default.init().people.set', ['x', {}], 'mixpanel-node sdk-call mixpanel.init.people.set'],
  ['@amplitude/analytics-browser#init', ['k'], 'amplitude-browser sdk-start init'],
  ['@amplitude/analytics-browser#track', ['x'], 'amplitude-browser sdk-call track'],
  ['@amplitude/analytics-browser#setOptOut', [true], 'none'],
  ['@amplitude/analytics-node#init', ['k'], 'none'],
  ['amplitude-js#default.getInstance().logEvent', ['x'], 'amplitude-browser sdk-call amplitude.getInstance.logEvent'],
  ['posthog-js#default.capture', ['x'], 'posthog-js sdk-call posthog.capture'],
  ['posthog-js#default.init', ['k', { api_host: '/ingest' }], 'posthog-js sdk-start posthog.init'],
  ['posthog-js#posthog.capture', ['x'], 'posthog-js sdk-call posthog.capture'],
  ['posthog-js/react#usePostHog().capture', ['x'], 'posthog-js sdk-call usePostHog.capture'],
  ['posthog-js#default.isFeatureEnabled', ['x'], 'none'],
  ['posthog-js#default.opt_out_capturing', [], 'none'],
  ['posthog-js#default.reset', [], 'none'],
  ['posthog-node#PostHog(new).capture', [{}], 'posthog-node sdk-call postHog.capture'],
  ['posthog-node#PostHog(new).shutdown', [], 'none'],
  ['@rudderstack/rudder-sdk-node#default(new).track', [{}], 'rudderstack-node sdk-call rudderSdkNode.track'],
  ['window#ttq.track', ['CompletePayment'], 'tiktok-pixel pixel ttq.track'],
  ['window#ttq.load', ['1'], 'tiktok-pixel sdk-start ttq.load'],
  ['window#ttq.holdConsent', [], 'none'],
  ['window#lintrk', ['track', {}], "linkedin-insight pixel lintrk('track')"],
  ['window#pintrk', ['setconsent', false], 'none'],
  ['window#twq', ['event', 'tw-1', {}], "x-pixel pixel twq('event')"],
  ['window#uetq.push', ['event', 'purchase', {}], 'microsoft-uet pixel uetq.push'],
  ['window#uetq.push', ['consent', 'default', {}], 'none'],
  ['window#uetq.push', [{ ec: 'cart', ea: 'add' }], 'microsoft-uet pixel uetq.push'],
  ['window#_paq.push', [['trackEvent', 'a', 'b']], 'matomo sdk-call _paq.push'],
  ['window#_paq.push', [['setSiteId', '1']], 'none'],
  ['window#_paq.push', [['enableLinkTracking']], 'matomo sdk-start _paq.push'],
  ['window#_paq.push', [['requireConsent']], 'none'],
  ['window#_hsq.push', [['identify', {}]], 'hubspot-tracking sdk-call _hsq.push'],
  ['window#_hsq.push', [['doNotTrack']], 'none'],
  ['window#_qevents.push', [{ qacct: 'x' }], 'quantcast-measure pixel _qevents.push'],
  ['window#criteo_q.push', [{ event: 'setAccount' }, { event: 'viewItem' }], 'criteo-onetag pixel criteo_q.push'],
  ['window#ym', [1, 'reachGoal', 'x'], 'yandex-metrica sdk-call ym'],
  ['window#ym', [1, 'init', {}], 'yandex-metrica sdk-start ym'],
  ['window#ym', [1, 'getClientID', undefined], 'none'],
  ['window#plausible', ['signup'], "plausible sdk-call plausible('signup')"],
  ['next-plausible#usePlausible()', ['signup'], 'plausible sdk-call usePlausible'],
  ['next-plausible#usePlausible', [], 'none'],
  ['@vercel/analytics#track', ['x'], 'vercel-analytics sdk-call track'],
  ['firebase/analytics#getAnalytics', [undefined], 'firebase-analytics sdk-start getAnalytics'],
  ['firebase/analytics#logEvent', [undefined, 'x'], 'firebase-analytics sdk-call logEvent'],
  ['firebase/auth#setUserId', ['x'], 'none'],
  ['@fullstory/browser#FullStory', ['trackEvent', {}], 'fullstory sdk-call FullStory'],
  ['@fullstory/browser#init', [{ orgId: 'x' }], 'fullstory sdk-start init'],
  ['window#clarity', ['set', 'a', 'b'], "microsoft-clarity sdk-call clarity('set')"],
  ['window#clarity', ['consentv2', {}], 'none'],
  ['window#hj', ['event', 'x'], "hotjar sdk-call hj('event')"],
  ['window#snowplow', ['trackPageView:sp1'], "snowplow-browser sdk-call snowplow('trackPageView:sp1')"],
  ['facebook-nodejs-business-sdk#EventRequest(new).execute', [], 'meta-capi sdk-call eventRequest.execute'],
  [
    'facebook-nodejs-business-sdk#*.EventRequest(new).setEvents().execute',
    [],
    'meta-capi sdk-call eventRequest.setEvents.execute',
  ],
  ['facebook-nodejs-business-sdk#*.EventRequest().setEvents().execute', [], 'none'],
  ['customerio-node#TrackClient(new).suppress', ['1'], 'none'],
  ['customerio-node#TrackClient(new).track', ['1', {}], 'customerio-node sdk-call trackClient.track'],
  ['window#useScriptMetaPixel', [{ id: '1' }], 'meta-pixel component useScriptMetaPixel'],
  ['#imports#useScriptMetaPixel', [{ id: '1' }], 'meta-pixel component useScriptMetaPixel'],
  ['window#useScriptMetaPixel().proxy.fbq', ['track', 'x'], "meta-pixel pixel useScriptMetaPixel.proxy.fbq('track')"],
  [
    'window#useScriptFathomAnalytics().proxy.trackEvent',
    ['x'],
    'fathom sdk-call useScriptFathomAnalytics.proxy.trackEvent',
  ],
  ['lodash#default.track', ['x'], 'none'],
  ['window#console.track', ['x'], 'none'],
  ['@sentry/node#captureException', [undefined], 'none'],
];

describe('a call', () => {
  it.each(CALLS)('%s %j', (written, args, expected) => {
    expect(shown(written, 'call', args)).toBe(expected);
  });
});

describe('a construction', () => {
  it.each<Case>([
    ['@segment/analytics-node#Analytics', [{ writeKey: 'x' }], 'none'],
    ['posthog-node#PostHog', ['k'], 'none'],
    ['window#UET', [{ ti: '1' }], 'microsoft-uet sdk-start new UET'],
  ])('%s', (written, args, expected) => {
    expect(shown(written, 'new', args)).toBe(expected);
  });
});

describe('a component', () => {
  it.each<Case>([
    ['@next/third-parties/google#GoogleAnalytics', [], 'google-analytics-4 component <GoogleAnalytics>'],
    ['@next/third-parties/google#GoogleTagManager', [], 'google-tag-manager component <GoogleTagManager>'],
    ['@next/third-parties/google#YouTubeEmbed', [], 'none'],
    ['@vercel/analytics/react#Analytics', [], 'vercel-analytics component <Analytics>'],
    ['@vercel/speed-insights/next#SpeedInsights', [], 'vercel-analytics component <SpeedInsights>'],
    ['posthog-js/react#PostHogProvider', [{ apiKey: 'k' }], 'posthog-js component <PostHogProvider>'],
    ['posthog-js/react#PostHogProvider', [{ client: undefined }], 'none'],
    ['next-plausible#default', [], 'none'],
    ['@dub/analytics/react#Analytics', [], 'dub component <Analytics>'],
  ])('%s %j', (written, args, expected) => {
    expect(shown(written, 'jsx', args)).toBe(expected);
  });
});

function shown(written: string, how: 'call' | 'new' | 'jsx', args: readonly LiteralArgument[]): string {
  const match = catalogue.matchUse(toAccess(written), how, args);
  return match ? `${match.vendor.id} ${match.kind} ${match.callee}` : 'none';
}
