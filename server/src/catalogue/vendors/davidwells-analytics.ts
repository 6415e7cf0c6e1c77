/** A facade: where its calls go is in the list of plugins. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'davidwells-analytics',
  name: 'analytics (getanalytics.io) facade',
  category: 'cdp',
  surface: 'client',
  packages: ['analytics', 'use-analytics', '@analytics/core'],
  sends: ['track', 'page', 'identify'],
  multiplexer: true,
  starts: ['*', 'init', 'Analytics'],
  source: 'https://github.com/DavidWells/analytics/tree/af99ba69a067/packages/analytics-core/src',
  verified: true,
});
