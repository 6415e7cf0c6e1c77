import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'zoominfo-websights',
  name: 'ZoomInfo WebSights',
  category: 'data-broker',
  surface: 'client',
  globals: ['ZIProjectKey', '_ziq'],
  hosts: ['ws.zoominfo.com'],
  scripts: ['ws.zoominfo.com', 'js.zi-scripts.com'],
  source: 'https://github.com/phil-inc/phil-us-contentful/blob/8e3e5a66f13e/src/analytics/ZoominfoAnalytics.tsx',
  verified: true,
  unseen: ['_ziq', 'ws.zoominfo.com'],
});
