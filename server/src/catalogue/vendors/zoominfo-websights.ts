import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'zoominfo-websights',
  name: 'ZoomInfo WebSights',
  category: 'data-broker',
  surface: 'client',
  globals: ['ZIProjectKey', '_ziq'],
  hosts: ['ws.zoominfo.com'],
  scripts: ['ws.zoominfo.com', 'js.zi-scripts.com'],
  source: 'https://www.zoominfo.com',
  verified: false,
});
