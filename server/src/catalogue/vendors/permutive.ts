import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'permutive',
  name: 'Permutive',
  category: 'data-broker',
  surface: 'client',
  globals: ['permutive'],
  hosts: ['*.permutive.com', '*.permutive.app'],
  scripts: ['*.permutive.app', 'cdn.permutive.com'],
  sends: ['track', 'identify', 'addon'],
  source: 'https://github.com/guardian/commercial/tree/795822d41d32/bundle/src',
  verified: true,
  unseen: ['*.permutive.com', '*.permutive.app'],
});
