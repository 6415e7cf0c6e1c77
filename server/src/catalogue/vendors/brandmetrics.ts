/** The queue asks who is to be surveyed. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'brandmetrics',
  name: 'Brandmetrics',
  category: 'advertising',
  surface: 'client',
  globals: ['_brandmetrics'],
  hosts: ['*.brandmetrics.com'],
  scripts: ['cdn.brandmetrics.com'],
  sends: ['push'],
  source: 'https://github.com/guardian/commercial/blob/795822d41d32/bundle/src/lib/third-party-tags/inizio.ts',
  verified: true,
});
