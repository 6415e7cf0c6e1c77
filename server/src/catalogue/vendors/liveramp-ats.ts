import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'liveramp-ats',
  name: 'LiveRamp ATS (RampID)',
  category: 'data-broker',
  surface: 'client',
  globals: ['ats', 'atsenvelopemodule'],
  hosts: ['*.rlcdn.com'],
  scripts: ['ats.rlcdn.com', 'launchpad-wrapper.privacymanager.io'],
  sends: ['start', 'setAdditionalData'],
  source:
    'https://github.com/highfivve/moli-ad-tag/blob/253067988c9e/ad-tag/source/ts/ads/modules/identitylink/index.ts',
  verified: true,
  unseen: ['ats', 'start', '*.rlcdn.com'],
});
