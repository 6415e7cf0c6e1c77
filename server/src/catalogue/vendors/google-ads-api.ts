import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'google-ads-api',
  name: 'Google Ads API / Enhanced Conversions (server)',
  category: 'advertising',
  surface: 'server',
  packages: ['google-ads-api'],
  hosts: [
    'googleads.googleapis.com/v*/customers/*:uploadClickConversions',
    'googleads.googleapis.com/v*/customers/*:uploadConversionAdjustments',
    'googleads.googleapis.com/v*/customers/*/offlineUserDataJobs*',
    'datamanager.googleapis.com/v1/*',
  ],
  sends: [
    'conversionUploads.uploadClickConversions',
    'conversionUploads.uploadCallConversions',
    'conversionAdjustmentUploads.uploadConversionAdjustments',
    'offlineUserDataJobs.addOfflineUserDataJobOperations',
    'userData.uploadUserData',
  ],
  source: 'https://www.npmjs.com/package/google-ads-api',
  verified: true,
  unseen: [
    'googleads.googleapis.com/v*/customers/*:uploadClickConversions',
    'googleads.googleapis.com/v*/customers/*:uploadConversionAdjustments',
    'googleads.googleapis.com/v*/customers/*/offlineUserDataJobs*',
    'datamanager.googleapis.com/v1/*',
  ],
});
