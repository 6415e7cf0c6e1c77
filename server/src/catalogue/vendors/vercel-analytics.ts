/** `beforeSend` may drop every event: a filter of the app's own. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'vercel-analytics',
  name: 'Vercel Web Analytics',
  category: 'analytics',
  surface: 'client',
  packages: ['@vercel/analytics', '@vercel/speed-insights'],
  globals: ['va', 'si'],
  hosts: ['vitals.vercel-insights.com', 'vitals.vercel-analytics.com', 'va.vercel-scripts.com'],
  scripts: ['va.vercel-scripts.com'],
  sends: ['track', 'pageview', 'event'],
  starts: ['inject', 'injectSpeedInsights', 'injectContent'],
  components: ['Analytics', 'SpeedInsights', 'useScriptVercelAnalytics'],
  suppresses: ['beforeSend'],
  filter: { option: 'beforeSend', drops: ['null'] },
  source: 'https://www.npmjs.com/package/@vercel/analytics',
  verified: true,
  unseen: ['injectContent', 'useScriptVercelAnalytics', 'vitals.vercel-insights.com', 'vitals.vercel-analytics.com'],
});
