/** What names, keys, models and literals say; and what must say nothing. */
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';

const {
  polarityOfName,
  polarityOfKey,
  polarityOfModel,
  meaningOfLiteral,
  purposeOfName,
  isNonPreference,
  isWordedChoice,
  signalOf,
} = createCatalogue();

function list(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

describe('a name with polarity out', () => {
  it.each(
    list(`optedOut isOptedOut isUserOptedOut hasOptedOut optOut opt_out optout ccpa_opt_out ccpaOptOut isCCPAOptedOut doNotSell
      doNotShare do_not_sell doNotSellOrShare doNotSellMyInfo gpc gpcEnabled globalPrivacyControl secGpc isGpcEnabled trackingDisabled
      analyticsDisabled isTrackingDisabled disableAnalytics unsubscribed unsubscribedFromMarketing consentDenied
      consentRejected hasDeniedConsent consentWithdrawn noConsent withoutConsent notConsented hasNoConsent marketingOptOut
      trackingNotAllowed noTracking hasNotOptedIn optedOutAt opted_out_at saleOptOut SaleOptOut userHasOptedOut limitAdTracking
      cookiesRejected hasRejectedTracking getOptOut USER_OPTED_OUT optedOutOfSale`),
  )('%s', (name) => {
    expect(polarityOfName(name)).toBe('out');
  });
});

describe('a name with polarity in', () => {
  it.each(
    list(`hasConsent consentGiven consent consented analyticsEnabled isAnalyticsEnabled allowTracking allowMarketing marketingOptIn optedIn
      canTrack canShare trackingAllowed acceptedCookies cookiesAccepted marketing_consent analytics_consent cookie_consent cookieConsent
      participateInMetaMetrics isTelemetryEnabled isNotOptedOut hasNotOptedOut hasAnalyticsConsent hasConsentFor isTrackingAllowed
      isAdTrackingAllowed mayWeTrackCurrentUserGdpr enableAnalytics consentGranted consentNotDenied user_consents_to_analytics
      trackingEnabled acceptCookies allowCookies canShareData hasConsentForAnalytics userConsent gdprConsent HAS_CONSENT
      personalisedAdvertisingAllowed getHasConsent checkConsent canCollectData analytics_storage ad_storage dataSharingAllowed`),
  )('%s', (name) => {
    expect(polarityOfName(name)).toBe('in');
  });
});

describe('a name of several choices', () => {
  it.each(
    list(`consents cookiePreferences privacyPreferences privacySettings consentPreferences consentSettings trackingPreferences getConsent
      useConsent consentRecord cookieSettings getCookieConsent consentCategories getConsentForUser getAnalyticsPreferences`),
  )('%s', (name) => {
    expect(polarityOfName(name)).toBe('record');
  });
});

describe('a name that says nothing of a choice', () => {
  it.each(
    list(`NODE_ENV isProduction apiKey isPostHogEnabled segmentEnabled googleAnalyticsEnabled isGtmEnabled isLoggedIn user session
      featureFlag sampleRate country isEU gdprApplies hostname dnt doNotTrack DISABLE_TELEMETRY ANALYTICS_ENABLED isCI hasResponded bannerDismissed validConsent
      consentShown hasDecided cookieBannerClosed consentRequired isConsentRequired consentVersion consentId consentBanner consentUrl
      showConsent setConsent updateConsent withdrawConsent requireConsent withConsent onConsent handleOptOut setOptOut optOutUrl
      optOutLink consentGivenAt oauthConsent consentScope parentalConsent signerConsent surveyConsent optedOutOfFeaturePreviews
      featurePreviewOptOut betaOptIn notificationOptOut termsAccepted cookiesEnabled cookieEnabled adsEnabled sharingEnabled canTrackOrder
      canSell canvas track analytics marketing preferences settings userCookies cookies accepted allowed enabled shouldTrack
      dns dnsRecord addDns isDns optOutEnabled consentManager consentProvider isConsentReady consentLoaded`),
  )('%s', (name) => {
    expect(polarityOfName(name)).toBeUndefined();
  });
});

describe('a condition that is no preference', () => {
  it.each(
    list(`NODE_ENV isProduction apiKey isPostHogEnabled segmentEnabled isLoggedIn user session featureFlag sampleRate country isEU
      gdprApplies hostname dnt doNotTrack DISABLE_TELEMETRY hasResponded bannerDismissed validConsent consentShown hasDecided
      cookieBannerClosed posthogKey GA_ID isInitialized analyticsReady isConsentRequired measurementId isMounted isBot`),
  )('%s', (name) => {
    expect(isNonPreference(name)).toBe(true);
  });

  it.each(list('hasConsent optedOut gpc canTrack consents price total items'))('and %s is not one of them', (name) => {
    expect(isNonPreference(name)).toBe(false);
  });
});

describe('a key', () => {
  it.each([
    ['ccpa_opt_out', 'out'],
    ['optout', 'out'],
    ['opt-out', 'out'],
    ['optout:\0', 'out'],
    ['do-not-sell', 'out'],
    ['sec-gpc', 'out'],
    ['Sec-GPC', 'out'],
    ['mtm_consent_removed', 'out'],
    ['__hs_opt_out', 'out'],
    ['consent', 'in'],
    ['cookie_consent', 'in'],
    ['cookie-consent', 'in'],
    ['analytics_consent', 'in'],
    ['analyticsConsent', 'in'],
    ['user:\0:consent', 'in'],
    ['marketing-opt-in', 'in'],
    ['cookie-banner-consent', 'in'],
    ['ANALYTICS_CONSENT', 'in'],
    ['accepted_cookies', 'in'],
    ['usprivacy', 'record'],
    ['us_privacy', 'record'],
    ['OptanonConsent', 'record'],
    ['CookieConsent', 'record'],
    ['cookie_policy', 'record'],
    ['cookies_policy', 'record'],
    ['euconsent-v2', 'record'],
    ['cc_cookie', 'record'],
    ['didomi_token', 'record'],
    ['_iub_cs-12345', 'record'],
    ['cookie_preferences', 'record'],
    ['moz-consent-pref', 'record'],
    ['sensitive_pixel_option', 'in'],
    ['tracking-choice', 'in'],
    ['pixel_ratio_option', undefined],
    ['tracking_option_shown', undefined],
    ['theme', undefined],
    ['session', undefined],
    ['dnt', undefined],
    ['banner_dismissed', undefined],
    ['cookie_consent_seen', undefined],
    ['consent_version', undefined],
    ['oauth_consent', undefined],
    ['OptanonAlertBoxClosed', undefined],
  ] as const)('%s: %s', (key, meaning) => {
    expect(polarityOfKey(key)).toBe(meaning);
  });
});

describe('a model', () => {
  it.each([
    ['privacyPreference', 'out'],
    ['PrivacyPreferences', 'out'],
    ['privacy_preferences', 'out'],
    ['optOut', 'out'],
    ['opt_outs', 'out'],
    ['doNotSellRequest', 'out'],
    ['ccpaOptOut', 'out'],
    ['suppressionList', 'out'],
    ['userConsent', 'record'],
    ['user_consents', 'record'],
    ['consentAudit', 'record'],
    ['consentRecord', 'record'],
    ['cookieConsent', 'record'],
    ['privacySettings', 'record'],
    ['preferences', 'record'],
    ['user', undefined],
    ['order', undefined],
    ['oauthConsent', undefined],
    ['notificationPreference', undefined],
  ] as const)('%s: %s', (name, meaning) => {
    expect(polarityOfModel(name)).toBe(meaning);
  });
});

describe('a literal', () => {
  it.each([
    [['1', 1, true, 'true', 'yes', 'on', 'out', 'denied', 'opted_out', 'TRUE'], 'out', 'refuses'],
    [['0', 0, false, 'false', 'no', 'granted'], 'out', 'allows'],
    [
      ['0', 0, false, 'false', 'no', 'off', 'none', 'denied', 'rejected', 'declined', 'necessary', 'essential'],
      'in',
      'refuses',
    ],
    [['1', 1, true, 'true', 'yes', 'on', 'all', 'granted', 'accepted', 'allow'], 'in', 'allows'],
    [['', 'banana', 2, null, 'pending'], 'in', undefined],
    [['', 'banana', 2, null, 'pending'], 'out', undefined],
  ] as const)('%j under a key of polarity %s: %s', (values, polarity, meaning) => {
    for (const value of values) expect([value, meaningOfLiteral(value, polarity)]).toEqual([value, meaning]);
  });
});

describe('a purpose', () => {
  it.each([
    ['marketing', 'advertising'],
    ['ad_storage', 'advertising'],
    ['campaigns', 'advertising'],
    ['C0004', 'advertising'],
    ['analytics', 'analytics'],
    ['statistics', 'analytics'],
    ['usage', 'analytics'],
    ['measurement', 'analytics'],
    ['C0002', 'analytics'],
    ['functional', 'functional'],
    ['preferences', 'functional'],
    ['sale_sharing', 'sale'],
    ['doNotSell', 'sale'],
    ['ccpa_opt_out', 'sale'],
    ['consent', undefined],
    ['cookiePreferences', undefined],
  ] as const)('%s: %s', (name, purpose) => {
    expect(purposeOfName(name)).toBe(purpose);
  });
});

describe('a worded choice', () => {
  it.each([
    ['consentStatus', true],
    ['consentState', true],
    ['analytics_storage', true],
    ['hasConsent', false],
    ['httpStatus', false],
  ] as const)('%s: %s', (name, worded) => {
    expect(isWordedChoice(name)).toBe(worded);
  });
});

describe('a signal', () => {
  it.each([
    ['sec-gpc', 'gpc'],
    ['gpcEnabled', 'gpc'],
    ['globalPrivacyControl', 'gpc'],
    ['dnt', 'dnt'],
    ['DNT', 'dnt'],
    ['doNotTrack', 'dnt'],
    ['doNotSell', undefined],
  ] as const)('%s: %s', (name, signal) => {
    expect(signalOf(name)).toBe(signal);
  });
});
