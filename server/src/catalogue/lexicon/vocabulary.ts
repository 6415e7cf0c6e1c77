/**
 * The words that names of preferences are made of.
 *
 * Kept narrow on purpose: a name that is taken for a preference and is none makes a pathway look gated.
 */
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const CONSENT = set('consent consented consents consenting');

/** What a consumer allows or forbids. */
export const OBJECTS = set(
  'tracking trackers tracker analytics telemetry marketing advertising targeting retargeting remarketing personalization ' +
    'personalisation personalized personalised statistics profiling cookies cookie sale selling',
);

/** Of these an operator switches on and off too rarely to matter: `analyticsEnabled` is a choice, `cookiesEnabled` a capability. */
export const SWITCHED = set(
  'tracking analytics telemetry marketing advertising targeting retargeting remarketing personalization personalisation statistics profiling',
);

/** Together with `data` only: `allowSharing` may be about documents. */
export const DATA_OBJECTS = set('sharing share collection collecting sale selling');

export const YES = set('given granted allowed accepted permitted agreed approved');
export const YES_VERBS = set('allow allows permit permits accept accepts agree agrees agreed approve approves');
export const ON = set('enabled enable enables');
export const NO = set(
  'denied rejected declined refused withdrawn withdrew revoked removed disallowed forbidden blocked',
);
export const NO_VERBS = set('deny denies reject rejects decline declines refuse refuses disallow forbid block blocks');
export const OFF = set('disabled disable disables off');
export const NOT = set('not no non never without lacks lacking');

/** `canTrack`, `mayShare`. */
export const MODALS = set('can may');
export const SHARING_VERBS = set('track sell share target retarget collect profile');

/** A first word that makes the name an act, not a question. */
export const ACTIONS = set(
  'set update save store write record log persist withdraw grant give revoke request ask prompt show hide open close toggle ' +
    'reset clear delete remove create add init initialize initialise render process submit post put patch sync send notify ' +
    'apply handle on with when after before require requires ensure enforce assert validate verify wait emit dispatch ' +
    'trigger subscribe watch register listen manage configure collect capture track build make format display customize ' +
    'simulate mock test migrate confirm respect',
);

/** A first word that fetches what the rest names: the answer of `getConsent()` is likely an object. */
export const GETTERS = set('get read load fetch find use parse lookup query retrieve select');

/** The name is about the dialog, the paperwork or the plumbing, or says only that there was an answer. */
export const ABOUT = set(
  'banner modal dialog popup toast prompt screen page form link url href path route button text label message title copy ' +
    'template component provider context manager service client api endpoint handler callback listener hook middleware key ' +
    'name id ids uuid version type types config configuration schema table model repository store ref timestamp date time ' +
    'expiry expires expired ttl age days count rate reason error errors required needed necessary requires needs mode ' +
    'script event events change changed changes updated update ready loaded loading initialized initialised pending unknown ' +
    'undefined shown visible opened closed dismissed answered asked responded response decided exists existing valid ' +
    'seen displayed hidden interaction interacted props controller module enum icon image color style class html json ' +
    'header headers notice footer center centre hash token platform framework library sdk plugin wrapper command queue ' +
    'counted migrated synced applies applicable history audit flow step request requests deadline email template templates method source language',
);

/** The value is one of several words: `'granted'`, `'denied'`. */
export const WORDED = set(
  'status state choice value level decision answer cookie setting preference selection result storage',
);

/** The value holds several choices. */
export const RECORDS = set(
  'consents preferences prefs pref settings choices categories purposes record records data object map list cookies',
);

/** Consent, opting in and opting out of other things. */
export const DECOYS = set(
  'oauth oauth2 oidc saml sso scope scopes admin tenant terms tos eula signature esign esignature sign signer signing document ' +
    'survey parental parent medical treatment photo recording feature features preview previews beta experiment experiments ' +
    'experimental early trial plan renewal autorenew mfa tfa 2fa cache caching ssr static lint prerender hydration streaming ' +
    'compression notification notifications push arbitration insurance directory leaderboard matchmaking waitlist tutorial ' +
    'onboarding tips suggestions autocomplete',
);

/** A vendor's name beside `enabled` is a question about keys and features, not about the consumer. */
export const VENDORS = set(
  'google ga ga4 gtm gtag facebook fb meta posthog segment mixpanel amplitude hotjar clarity sentry plausible matomo piwik ' +
    'umami fathom vercel firebase intercom hubspot tiktok pinterest linkedin snap snapchat reddit twitter bing braze klaviyo ' +
    'heap fullstory logrocket datadog rudderstack rudder adobe snowplow statsig launchdarkly pendo cloudflare pixel ' +
    'customerio optimizely newrelic yandex baidu',
);
