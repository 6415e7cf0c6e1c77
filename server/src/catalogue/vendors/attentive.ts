import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'attentive',
  name: 'Attentive',
  category: 'crm-marketing',
  surface: 'both',
  packages: ['@attentive-mobile/attentive-react-native-sdk'],
  globals: ['__attentive', 'attentive'],
  hosts: ['api.attentivemobile.com', '*.attn.tv'],
  scripts: ['cdn.attn.tv'],
  sends: [
    'analytics.*',
    'identify',
    'updateUser',
    'recordAddToCartEvent',
    'recordProductViewEvent',
    'recordPurchaseEvent',
    'recordCustomEvent',
    'optInMarketingSubscription',
  ],
  starts: ['initialize', 'triggerCreative'],
  suppresses: ['clearUser', 'optOutMarketingSubscription'],
  source: 'https://github.com/attentive-mobile/attentive-react-native-sdk/blob/d1ca56abf6d7/src/index.tsx',
  verified: true,
  unseen: ['__attentive', 'attentive', 'analytics.*', 'api.attentivemobile.com', '*.attn.tv', 'cdn.attn.tv'],
});
