/**
 * What a consumer's browser and account hold: the opted-out world of the specification, made concrete, and
 * two consumers who agree (one said so, one never refused).
 */
export interface Consumer {
  readonly name: string;
  readonly cookie: string;
  readonly storage: Readonly<Record<string, string>>;
  readonly globalPrivacyControl: boolean | undefined;
  readonly privacyPreference: object | null;
  readonly userConsent: object | null;
}

export const OPTED_OUT: Consumer = {
  name: 'opted out',
  cookie: 'theme=dark; ccpa_opt_out=1; marketing_consent=denied',
  storage: {
    theme: 'dark',
    ccpa_opt_out: '1',
    marketing_consent: 'denied',
    consent: '{"necessary":true,"analytics":false,"marketing":false}',
  },
  globalPrivacyControl: true,
  privacyPreference: { userId: 'u', optedOut: true },
  userConsent: { userId: 'u', marketing: false, analytics: false },
};

export const AGREED: Consumer = {
  name: 'agreed',
  cookie: 'theme=dark; ccpa_opt_out=0; marketing_consent=granted',
  storage: {
    theme: 'dark',
    ccpa_opt_out: '0',
    marketing_consent: 'granted',
    consent: '{"necessary":true,"analytics":true,"marketing":true}',
  },
  globalPrivacyControl: false,
  privacyPreference: { userId: 'u', optedOut: false },
  userConsent: { userId: 'u', marketing: true, analytics: true },
};

export const NEVER_REFUSED: Consumer = {
  ...AGREED,
  name: 'never refused',
  cookie: 'theme=dark; marketing_consent=granted',
  storage: { theme: 'dark', marketing_consent: 'granted', consent: AGREED.storage.consent ?? '' },
  globalPrivacyControl: undefined,
  privacyPreference: null,
};
