import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'clearbit-reveal',
  name: 'Clearbit / HubSpot Breeze',
  category: 'data-broker',
  surface: 'both',
  packages: ['clearbit'],
  globals: ['clearbit'],
  hosts: ['*.clearbit.com'],
  scripts: ['tag.clearbitscripts.com', '*.clearbitscripts.com', '*.clearbitjs.com'],
  sends: ['identify', 'page', 'track', 'Enrichment.find', 'Person.find', 'Company.find'],
  starts: ['load'],
  source: 'https://github.com/patrickhulce/third-party-web',
  verified: false,
});
