/** Consent is `in` unless `configure` says otherwise. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'adobe-alloy',
  name: 'Adobe Experience Platform Web SDK (alloy)',
  category: 'cdp',
  surface: 'client',
  packages: ['@adobe/alloy'],
  globals: ['alloy', 'adobeDataLayer'],
  hosts: ['edge.adobedc.net', '*.adobedc.net', '*.demdex.net'],
  scripts: ['cdn1.adoberesources.net'],
  sends: ['sendEvent', 'sendMediaEvent', 'push:*', 'push{event}'],
  starts: ['configure'],
  suppresses: ['setConsent'],
  optOut: [
    { call: 'configure{defaultConsent:out}', effect: 'stops', liftedBy: ['setConsent{consent.value.general:in}'] },
    { call: 'configure{defaultConsent:pending}', effect: 'stops', liftedBy: ['setConsent{consent.value.general:in}'] },
    {
      call: 'setConsent{consent.value.general:out}',
      effect: 'stops',
      liftedBy: ['setConsent{consent.value.general:in}'],
    },
  ],
  source: 'https://github.com/adobe/alloy',
  verified: true,
});
