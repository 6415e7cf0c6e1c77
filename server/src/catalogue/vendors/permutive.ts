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
  source: 'https://developer.permutive.com',
  verified: false,
});
