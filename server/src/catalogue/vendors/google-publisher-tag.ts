import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'google-publisher-tag',
  name: 'Google Publisher Tag (Ad Manager)',
  category: 'advertising',
  surface: 'client',
  packages: ['react-dfp', 'react-gpt'],
  globals: ['googletag'],
  hosts: ['securepubads.g.doubleclick.net'],
  scripts: ['securepubads.g.doubleclick.net', 'www.googletagservices.com/tag/js/gpt.js'],
  sends: ['display', 'pubads.refresh'],
  starts: ['enableServices', 'DFPManager.load'],
  components: ['DFPSlotsProvider', 'AdSlot', 'Bling'],
  suppresses: ['pubads.setPrivacySettings'],
  optOut: [
    {
      call: 'pubads.setPrivacySettings{restrictDataProcessing:true}',
      effect: 'limits',
      liftedBy: ['pubads.setPrivacySettings{restrictDataProcessing:false}'],
    },
    {
      call: 'pubads.setPrivacySettings{nonPersonalizedAds:true}',
      effect: 'limits',
      liftedBy: ['pubads.setPrivacySettings{nonPersonalizedAds:false}'],
    },
  ],
  source: 'https://www.npmjs.com/package/react-gpt',
  verified: true,
  unseen: ['pubads.setPrivacySettings', 'securepubads.g.doubleclick.net'],
});
