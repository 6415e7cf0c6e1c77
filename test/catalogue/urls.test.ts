/** Whose URL it is, with unknown parts (`\0`) and look-alikes. */
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';

const catalogue = createCatalogue();

type Case = readonly [url: string, use: 'script' | 'http' | 'beacon' | 'image', vendor: string | undefined];

const CASES: readonly Case[] = [
  ['https://connect.facebook.net/en_US/fbevents.js', 'script', 'meta-pixel'],
  ['https://connect.facebook.net/\0/fbevents.js', 'script', 'meta-pixel'],
  ['https://connect.facebook.net/en_US/sdk.js', 'script', undefined],
  ['https://ads-api.x.com/12/measurement/conversions/\0', 'http', 'x-conversions-api'],
  ['https://ads-api.x.com/12/stats/accounts/\0', 'http', undefined],
  ['//www.googletagmanager.com/gtm.js?id=GTM-1', 'script', 'google-tag-manager'],
  ['https://www.googletagmanager.com/gtm.js?id=\0', 'script', 'google-tag-manager'],
  ['https://www.googletagmanager.com/gtag/js?id=G-1', 'script', 'google-analytics-4'],
  ['https://www.googletagmanager.com/gtag/js?id=\0', 'script', 'google-analytics-4'],
  ['https://www.googletagmanager.com/gtag/js?l=x&id=AW-1', 'script', 'google-ads-gtag'],
  ['https://www.googletagmanager.com/gtag/js?id=DC-1', 'script', 'google-floodlight'],
  ['https://www.googletagmanager.com/ns.html?id=GTM-1', 'image', 'google-tag-manager'],
  ['\0/gtag/js?id=G-1', 'script', undefined],
  ['https://stats.example.test/matomo.php', 'http', 'matomo'],
  ['https://\0/\0/web-hosts', 'http', undefined],
  ['\0//\0/\0', 'http', undefined],
  ['https://\0/gtag/js?id=G-1', 'script', undefined],
  ['/gtag/js', 'script', undefined],
  ['https://www.google-analytics.com/analytics.js', 'script', 'google-analytics-ua'],
  ['https://www.google-analytics.com/mp/collect?measurement_id=\0&api_secret=\0', 'http', 'ga4-measurement-protocol'],
  ['https://www.google-analytics.com/g/collect?v=2', 'beacon', 'google-analytics-4'],
  ['https://www.google-analytics.com/collect', 'http', 'google-analytics-ua'],
  ['https://graph.facebook.com/v19.0/\0/events?access_token=\0', 'http', 'meta-capi'],
  ['https://graph.facebook.com/\0/\0/events', 'http', 'meta-capi'],
  ['https://graph.facebook.com/v19.0/123/users', 'http', 'meta-custom-audiences'],
  ['https://graph.facebook.com/v20.0/\0?fields=\0', 'http', undefined],
  ['https://graph.facebook.com/v20.0/\0/users?access_token=\0', 'http', 'meta-custom-audiences'],
  ['https://graph.facebook.com/v20.0/\0', 'http', 'meta-custom-audiences'],
  ['https://www.google-analytics.com/\0?v=1', 'http', 'google-analytics-ua'],
  ['https://graph.facebook.com/v19.0/me', 'http', undefined],
  ['https://graph.facebook.com/v19.0/\0/messages', 'http', undefined],
  ['https://www.facebook.com/tr?id=1&ev=PageView&noscript=1', 'image', 'meta-pixel'],
  ['https://www.facebook.com/acme', 'image', undefined],
  ['https://www.facebook.com/trending', 'image', undefined],
  ['https://api.segment.io/v1/track', 'http', 'segment-node'],
  ['https://api.segment.io\0', 'http', 'segment-node'],
  ['https://cdn.segment.com/analytics.js/v1/\0/analytics.min.js', 'script', 'segment-browser'],
  ['https://notapi.segment.io.evil.test/v1', 'http', undefined],
  ['https://business-api.tiktok.com/open_api/v1.3/event/track/', 'http', 'tiktok-events-api'],
  ['https://\0.i.posthog.com/capture/', 'http', 'posthog-node'],
  ['https://us.i.posthog.com/e/', 'beacon', 'posthog-js'],
  ['https://us.i.posthog.com:443/e/', 'http', 'posthog-node'],
  ['https://static.hotjar.com/c/hotjar-\0.js?sv=6', 'script', 'hotjar'],
  ['https://snap.licdn.com/li.lms-analytics/insight.min.js', 'script', 'linkedin-insight'],
  ['https://px.ads.linkedin.com/collect/?pid=1&fmt=gif', 'image', 'linkedin-insight'],
  ['https://bat.bing.com/bat.js', 'script', 'microsoft-uet'],
  ['https://cdn.cookielaw.org/scripttemplates/otSDKStub.js', 'script', undefined],
  ['https://hooks.zapier.com/hooks/catch/1/2', 'http', 'zapier-webhook'],
  ['https://api.example.com/v1/events', 'http', undefined],
  ['https://example.com/redirect?to=https://api.segment.io/v1/track', 'http', undefined],
  ['not a url', 'http', undefined],
  ['', 'http', undefined],
];

describe('a URL', () => {
  it.each(CASES)('%s as %s', (url, use, vendor) => {
    expect(catalogue.matchUrl(url, use)?.vendor.id).toBe(vendor);
  });

  it('says what kind of touchpoint it makes', () => {
    const url = 'https://bat.bing.com/bat.js';
    const kinds = (['script', 'http', 'beacon', 'image'] as const).map((use) => catalogue.matchUrl(url, use)?.kind);
    expect(kinds).toEqual(['script-load', 'http', 'beacon', 'image']);
  });

  it('of any length is answered at once', () => {
    expect(catalogue.matchUrl(`https://graph.facebook.com/${'\0/'.repeat(5_000)}`, 'http')).toBeDefined();
    expect(catalogue.matchUrl(`https://${'a\0'.repeat(5_000)}.segment.io/`, 'http')).toBeUndefined();
    expect(catalogue.matchUrl(`https://${'\0'.repeat(200)}.segment.io/`, 'http')).toBeDefined();
  });
});

describe('the loader of a consent platform', () => {
  it('is known, and no touchpoint', () => {
    const url = 'https://cdn.cookielaw.org/scripttemplates/otSDKStub.js';
    expect(catalogue.platformOfScript(url)?.id).toBe('onetrust');
    expect(catalogue.platformOfScript('https://cdn.example.com/cmp.js')).toBeUndefined();
  });
});
