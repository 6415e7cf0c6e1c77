/** Consent platforms and browser signals: what is a read, a callback, an act, held-back markup. */
import { describe, expect, it } from 'vitest';
import type { LiteralArgument } from '../../server/src/catalogue/catalogue';
import { CONSENT_PLATFORMS } from '../../server/src/catalogue/consent-platforms/index';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { toAccess } from './access';

const catalogue = createCatalogue();

type Read = readonly [written: string, how: 'read' | 'call', args: readonly LiteralArgument[], expected: string];

const READS: readonly Read[] = [
  ['window#navigator.globalPrivacyControl', 'read', [], 'gpc out sale'],
  ['window#navigator.doNotTrack', 'read', [], 'dnt unknown any'],
  ['window#navigator.userAgent', 'read', [], 'none'],
  ['window#navigator', 'read', [], 'none'],
  ['window#OnetrustActiveGroups', 'read', [], 'cmp record any'],
  ['vanilla-cookieconsent#acceptedCategory', 'call', ['necessary'], 'cmp unknown any'],
  ['@c15t/react#useConsentManager().has', 'call', [{ not: 'marketing' }], 'cmp unknown any'],
  ['window#airgap.getConsent().purposes.Essential', 'read', [], 'cmp unknown any'],
  ['window#ketchConsent.analytics.allowed', 'read', [], 'cmp unknown any'],
  ['window#OneTrust.IsAlertBoxClosed', 'call', [], 'cmp answered any'],
  ['window#Cookiebot.consent.marketing', 'read', [], 'cmp in advertising'],
  ['window#Cookiebot.consent.statistics', 'read', [], 'cmp in analytics'],
  ['window#Cookiebot.consent', 'read', [], 'cmp record any'],
  ['window#Cookiebot.hasResponse', 'read', [], 'cmp answered any'],
  ['window#CookieConsent.consent.marketing', 'read', [], 'cmp in advertising'],
  ['vanilla-cookieconsent#*.acceptedCategory', 'call', ['analytics'], 'cmp in analytics'],
  ['vanilla-cookieconsent#validConsent', 'call', [], 'cmp answered any'],
  [
    'vanilla-cookieconsent#getUserPreferences().acceptedCategories.includes',
    'call',
    ['marketing'],
    'cmp in advertising',
  ],
  ['window#airgap.isOptedOut', 'call', [], 'cmp out any'],
  ['window#airgap.isAllowed', 'call', [undefined], 'cmp in any promise'],
  ['window#airgap.getConsent().purposes.Advertising', 'read', [], 'cmp in advertising'],
  ['window#airgap.getPrivacySignals().has', 'call', ['GPC'], 'cmp out sale'],
  ['react-cookie-consent#getCookieConsentValue', 'call', [], 'cmp record any'],
  ['@c15t/react#useConsentManager().has', 'call', ['marketing'], 'cmp in advertising'],
  ['@c15t/react#useConsentManager().hasConsented', 'call', [], 'cmp answered any'],
  ['@c15t/react#useConsentManager().consents.marketing', 'read', [], 'cmp in advertising'],
  ['klaro#getManager().getConsent', 'call', ['hotjar'], 'cmp in any'],
  ['@guardian/libs#getConsentFor', 'call', ['google-analytics', undefined], 'cmp in analytics'],
  ['@guardian/libs#onConsent', 'call', [], 'cmp record any promise'],
  ['window#getCkyConsent().categories.advertisement', 'read', [], 'cmp in advertising'],
  ['window#cmplz_has_consent', 'call', ['marketing'], 'cmp in advertising'],
  ['window#Didomi.getUserConsentStatusForPurpose', 'call', ['cookies'], 'cmp in any'],
  ['window#Osano.cm.marketing', 'read', [], 'cmp in advertising'],
  ['window#Osano.cm.getConsent', 'call', [], 'cmp record any'],
  ['window#Shopify.customerPrivacy.userCanBeTracked', 'call', [], 'cmp in any'],
  ['posthog-js#default.has_opted_out_capturing', 'call', [], 'vendor out any'],
  ['window#mixpanel.has_opted_in_tracking', 'call', [], 'vendor in any'],
  ['@amplitude/analytics-browser#getOptOut', 'call', [], 'vendor out any'],
  ['vscode#env.isTelemetryEnabled', 'read', [], 'cmp in analytics'],
  ['vscode#env.appName', 'read', [], 'none'],
  ['posthog-node#default.has_opted_out_capturing', 'call', [], 'none'],
];

describe('a read', () => {
  it.each(READS)('%s as %s %j', (written, how, args, expected) => {
    const match = catalogue.matchReader(toAccess(written), how, args);
    const shown = match && `${match.source} ${match.means} ${match.purpose}${match.promise ? ' promise' : ''}`;
    expect(shown ?? 'none').toBe(expected);
  });
});

describe('a callback', () => {
  it.each([
    ['window#OneTrust.OnConsentChanged', [undefined], 0, false],
    ['window#airgap.addEventListener', ['consent-change', undefined], 1, false],
    ['window#__tcfapi', ['addEventListener', 2, undefined], 2, false],
    ['window#__gpp', ['addEventListener', undefined], 1, false],
    ['@guardian/libs#onConsentChange', [undefined], 0, false],
  ] as const)('%s', (written, args, callback, onlyOnConsent) => {
    expect(catalogue.matchConsentCallback(toAccess(written), args)).toMatchObject({ callback, onlyOnConsent });
  });

  it('is none where the event is another', () => {
    expect(
      catalogue.matchConsentCallback(toAccess('window#airgap.addEventListener'), ['load', undefined]),
    ).toBeUndefined();
  });
});

describe('an act', () => {
  it.each([
    ['window#OneTrust.RejectAll', 'records'],
    ['window#OneTrust.ToggleInfoDisplay', 'opens'],
    ['vanilla-cookieconsent#*.showPreferences', 'opens'],
    ['window#Cookiebot.renew', 'opens'],
    ['posthog-js#default.opt_out_capturing', 'records'],
  ] as const)('%s %s', (written, action) => {
    expect(catalogue.matchConsentAction(toAccess(written), [])?.action).toBe(action);
  });
});

describe('markup', () => {
  it.each([
    [{ type: 'text/plain', 'data-category': 'analytics' }, true],
    [{ type: 'text/plain', 'data-cookieconsent': 'marketing', src: 'https://x.test/a.js' }, true],
    [{ type: 'text/plain', class: 'a optanon-category-C0004' }, true],
    [{ type: 'text/plain', 'data-usercentrics': 'Google Tag Manager' }, true],
    [{ 'data-src': 'https://x.test/p.gif', 'data-cookieconsent': 'marketing' }, true],
    [{ type: 'text/plain', 'data-category': '!analytics' }, false],
    [{ type: 'text/plain', 'data-category': 'necessary' }, false],
    [{ type: 'text/plain', class: 'optanon-category-C0001' }, false],
    [{ type: 'text/javascript', 'data-category': 'analytics' }, false],
    [{ 'data-cookieconsent': 'ignore', src: 'https://x.test/a.js' }, false],
    [{ 'data-category': 'analytics', src: 'https://x.test/a.js' }, false],
    [{ type: 'text/partytown', src: 'https://x.test/a.js' }, false],
    [{ type: 'text/plain' }, false],
  ])('%j held back: %s', (attributes, held) => {
    expect(catalogue.isHeldBack(new Map(Object.entries(attributes)))).toBe(held);
  });
});

describe('an event', () => {
  it.each([
    ['CookiebotOnAccept', true],
    ['cc:onChange', true],
    ['cookie-consent-updated', true],
    ['mozConsentStatus', true],
    ['visitorConsentCollected', true],
    ['click', false],
    ['load', false],
  ])('%s: %s', (name, expected) => {
    expect(catalogue.isConsentEvent(name)).toBe(expected);
  });
});

describe('the list', () => {
  it('is sorted, survives JSON and says where its facts are from', () => {
    const ids = CONSENT_PLATFORMS.map((it) => it.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(JSON.parse(JSON.stringify(CONSENT_PLATFORMS))).toEqual(CONSENT_PLATFORMS);
    for (const { source } of CONSENT_PLATFORMS) expect(source).toMatch(/^https:\/\//);
  });
});
