import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'hubspot-api',
  name: 'HubSpot API (server)',
  category: 'crm-marketing',
  surface: 'server',
  packages: ['@hubspot/api-client'],
  hosts: ['api.hubapi.com', 'api-eu1.hubapi.com', 'api.hubspot.com'],
  sends: [
    'basicApi.create',
    'basicApi.update',
    'batchApi.create',
    'batchApi.update',
    'batchApi.upsert',
    'events.send.*',
    'behavioralEventsTrackingApi.send',
    'contacts.create',
    'contacts.createOrUpdate',
    'apiRequest',
  ],
  suppresses: ['basicApi.archive', 'gdprDelete', 'publicStatusApi.*'],
  source: 'https://github.com/HubSpot/hubspot-api-nodejs',
  verified: false,
});
