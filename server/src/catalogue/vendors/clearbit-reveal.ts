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
  sends: [
    'identify',
    'page',
    'track',
    'Enrichment.find',
    'Person.find',
    'Company.find',
    'Reveal.find',
    'Risk.calculate',
    'Prospector.search',
    'NameToDomain.find',
  ],
  starts: ['load'],
  source: 'https://www.npmjs.com/package/clearbit',
  verified: true,
  unseen: ['identify', 'page', 'track', 'load', 'tag.clearbitscripts.com', '*.clearbitscripts.com', '*.clearbitjs.com'],
});
