import { defineConsentPlatform } from '../consent-platform';

export default defineConsentPlatform({
  id: 'sourcepoint',
  name: 'Sourcepoint',
  kind: 'cmp',
  globals: ['_sp_'],
  onChange: [{ path: "addEventListener('onConsentReady')", callback: 1 }],
  storage: ['_sp_user_consent_*'],
  opens: ['gdpr.loadPrivacyManagerModal', 'ccpa.loadPrivacyManagerModal', 'usnat.loadPrivacyManagerModal'],
  scripts: ['cdn.privacy-mgmt.com'],
  source: 'https://docs.sourcepoint.com',
  verified: false,
});
