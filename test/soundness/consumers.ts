/**
 * What a consumer's browser and account hold: the opted-out world of the specification, made concrete, and
 * two consumers who agree (one said so, one never refused).
 */
export interface Consumer {
  readonly name: string;
  readonly cookie: string;
  readonly storage: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
  readonly globalPrivacyControl: boolean | undefined;
  readonly privacyPreference: object | null;
  readonly userConsent: object | null;
}

export const OPTED_OUT: Consumer = {
  name: 'opted out',
  cookie: 'ccpa_opt_out=1; marketing_consent=denied; consent=%7B%22necessary%22%3Atrue%2C%22marketing%22%3Afalse%7D',
  storage: {
    ccpa_opt_out: '1',
    marketing_consent: 'denied',
    consent: '{"necessary":true,"analytics":false,"marketing":false}',
    consent_categories: '["necessary"]',
  },
  session: { ccpa_opt_out: '1' },
  globalPrivacyControl: true,
  privacyPreference: { userId: 'u', optedOut: true },
  userConsent: { userId: 'u', marketing: false, analytics: false },
};

export const AGREED: Consumer = {
  name: 'agreed',
  cookie: 'ccpa_opt_out=0; marketing_consent=granted; consent=%7B%22necessary%22%3Atrue%2C%22marketing%22%3Atrue%7D',
  storage: {
    ccpa_opt_out: '0',
    marketing_consent: 'granted',
    consent: '{"necessary":true,"analytics":true,"marketing":true}',
    consent_categories: '["necessary","marketing"]',
  },
  session: { ccpa_opt_out: '0' },
  globalPrivacyControl: false,
  privacyPreference: { userId: 'u', optedOut: false },
  userConsent: { userId: 'u', marketing: true, analytics: true },
};

export const NEVER_REFUSED: Consumer = {
  ...AGREED,
  name: 'never refused',
  cookie: 'marketing_consent=granted; consent=%7B%22marketing%22%3Atrue%7D',
  storage: { ...AGREED.storage, ccpa_opt_out: undefined as never },
  session: {},
  globalPrivacyControl: undefined,
  privacyPreference: null,
};
