import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'kameleoon',
  name: 'Kameleoon',
  category: 'feature-flags',
  surface: 'both',
  packages: ['@kameleoon/javascript-sdk', '@kameleoon/react-sdk'],
  globals: ['Kameleoon', 'kameleoonQueue'],
  hosts: ['*.kameleoon.com', '*.kameleoon.eu', '*.kameleoon.io'],
  scripts: ['*.kameleoon.eu', '*.kameleoon.io'],
  sends: [
    'API.Goals.processConversion',
    'trackConversion',
    'flush',
    'addData',
    'getVariation',
    'getVariations',
    'isFeatureFlagActive',
    'getFeatureFlagVariationKey',
    'getFeatureFlagVariable',
    'getFeatureFlagVariables',
    'getRemoteVisitorData',
    'evaluateAudiences',
  ],
  optOut: [
    // Whether a refusal counts is set in the account (`consentType`).
    { call: 'setLegalConsent', effect: 'nothing' },
  ],
  source: 'https://www.npmjs.com/package/@kameleoon/javascript-sdk-core',
  verified: true,
  unseen: ['API.Goals.processConversion', 'Kameleoon', 'kameleoonQueue', '*.kameleoon.com'],
});
