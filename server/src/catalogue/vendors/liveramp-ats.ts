import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'liveramp-ats',
  name: 'LiveRamp ATS (RampID)',
  category: 'data-broker',
  surface: 'client',
  globals: ['ats'],
  hosts: ['*.rlcdn.com'],
  scripts: ['ats.rlcdn.com'],
  sends: ['start', 'setAdditionalData'],
  source:
    'https://raw.githubusercontent.com/api-evangelist/liveramp/refs/heads/main/components/liveramp-components.yml',
  verified: false,
});
