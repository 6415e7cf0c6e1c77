import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'snap-capi',
  name: 'Snapchat Conversions API (server)',
  category: 'advertising',
  surface: 'server',
  hosts: ['tr.snapchat.com/v3/*/events', 'tr.snapchat.com/v2/conversion'],
  source: 'https://developers.snap.com/api/marketing-api/Conversions-API/UsingTheAPI',
  verified: true,
});
