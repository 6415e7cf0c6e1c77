import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'rudderstack-node',
  name: 'RudderStack Node SDK',
  category: 'cdp',
  surface: 'server',
  packages: ['@rudderstack/rudder-sdk-node'],
  hosts: ['*.dataplane.rudderstack.com'],
  sends: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  multiplexer: true,
  source: 'https://www.rudderstack.com/docs',
  verified: true,
});
