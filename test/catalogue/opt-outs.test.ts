/** Calls that tell a vendor to stop or limit, that lift it, and that only look like it. */
import { describe, expect, it } from 'vitest';
import type { LiteralArgument } from '../../server/src/catalogue/catalogue';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { toAccess } from './access';

const catalogue = createCatalogue();

type Case = readonly [written: string, how: 'call' | 'set', args: readonly LiteralArgument[], expected: string];

const CASES: readonly Case[] = [
  ['window#fbq', 'call', ['consent', 'revoke'], 'meta-pixel stops'],
  ['window#fbq', 'call', ['consent', 'grant'], 'meta-pixel stops lifted'],
  ['window#fbq', 'call', ['dataProcessingOptions', ['LDU'], 0, 0], 'meta-pixel limits'],
  ['window#fbq', 'call', ['track', 'Purchase'], 'none'],
  ['window#gtag', 'call', ['consent', 'update', { analytics_storage: 'denied' }], 'google-analytics-4 limits'],
  ['window#gtag', 'call', ['consent', 'update', { analytics_storage: 'granted' }], 'google-analytics-4 limits lifted'],
  ['window#gtag', 'call', ['consent', 'update', { ad_storage: 'denied' }], 'google-ads-gtag limits'],
  ['window#gtag', 'call', ['consent', 'update', { analytics_storage: undefined }], 'none'],
  ['window#ga-disable-G-1', 'set', [true], 'google-analytics-4 stops'],
  ['window#ga-disable-G-1', 'set', [false], 'google-analytics-4 stops lifted'],
  ['posthog-js#default.opt_out_capturing', 'call', [], 'posthog-js stops'],
  ['posthog-js#default.opt_in_capturing', 'call', [], 'posthog-js stops lifted'],
  ['posthog-js#default.init', 'call', ['k', { opt_out_capturing_by_default: true }], 'posthog-js stops'],
  ['posthog-js#default.init', 'call', ['k', { opt_out_capturing_by_default: false }], 'none'],
  ['posthog-js#default.init', 'call', ['k', { opt_out_capturing_by_default: undefined }], 'none'],
  ['posthog-js#default.init', 'call', ['k', { cookieless_mode: 'always' }], 'posthog-js limits'],
  ['mixpanel-browser#default.init', 'call', ['k', { opt_out_tracking_by_default: true }], 'mixpanel-browser stops'],
  ['@amplitude/analytics-browser#setOptOut', 'call', [true], 'amplitude-browser stops'],
  ['@amplitude/analytics-browser#setOptOut', 'call', [false], 'amplitude-browser stops lifted'],
  ['@amplitude/analytics-browser#setOptOut', 'call', [undefined], 'none'],
  ['@amplitude/analytics-node#setOptOut', 'call', [true], 'amplitude-node stops process'],
  ['posthog-node#PostHog(new).disable', 'call', [], 'posthog-node stops process'],
  ['window#pintrk', 'call', ['setconsent', false], 'pinterest-tag stops'],
  ['window#_paq.push', 'call', [['requireConsent']], 'matomo stops'],
  ['window#_paq.push', 'call', [['setConsentGiven']], 'matomo stops lifted'],
  ['window#_paq.push', 'call', [['disableCookies']], 'matomo nothing'],
  ['window#_hsq.push', 'call', [['doNotTrack']], 'hubspot-tracking stops'],
  ['window#_hsq.push', 'call', [['doNotTrack', { track: true }]], 'hubspot-tracking stops lifted'],
  ['window#uetq.push', 'call', ['consent', 'update', { ad_storage: 'denied' }], 'microsoft-uet limits'],
  [
    'window#clarity',
    'call',
    ['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }],
    'microsoft-clarity limits',
  ],
  ['window#clarity', 'call', ['stop'], 'microsoft-clarity stops'],
  ['window#FS', 'call', ['shutdown'], 'fullstory stops'],
  ['window#__uid2.disconnect', 'call', [], 'uid2 stops'],
  ['window#__uid2.setIdentityFromEmail', 'call', ['a@b.test'], 'uid2 stops lifted'],
  ['@fullstory/browser#FullStory', 'call', ['shutdown'], 'fullstory stops'],
  [
    'window#alloy',
    'call',
    ['setConsent', { consent: [{ standard: 'Adobe', value: { general: 'out' } }] }],
    'adobe-alloy stops',
  ],
  ['firebase/analytics#setAnalyticsCollectionEnabled', 'call', [undefined, false], 'firebase-analytics stops'],
  ['firebase/analytics#setAnalyticsCollectionEnabled', 'call', [undefined, true], 'firebase-analytics stops lifted'],
];

describe('an opt-out', () => {
  it.each(CASES)('%s %s %j', (written, how, args, expected) => {
    const match = catalogue.matchOptOut(toAccess(written), how, args);
    const marks = match && [match.optOut.processWide ? ' process' : '', match.lifts ? ' lifted' : ''].join('');
    expect(match ? `${match.vendor.id} ${match.optOut.effect}${marks}` : 'none').toBe(expected);
  });
});
