/**
 * Shares `gtag` with Analytics: told apart by account ids (`AW-`) and conversion events. Restricted data processing
 * and denied consent mode limit, nothing stops.
 */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'google-ads-gtag',
  name: 'Google Ads conversion / remarketing (gtag)',
  category: 'advertising',
  surface: 'client',
  globals: ['gtag'],
  hosts: [
    'www.googleadservices.com/pagead/conversion',
    'googleads.g.doubleclick.net/pagead',
    'pagead2.googlesyndication.com/ccm',
    'www.google.com/pagead',
    'www.google.com/ccm',
  ],
  scripts: [
    'www.googletagmanager.com/gtag/js?id=AW-*',
    'www.googleadservices.com/pagead/conversion*',
    'www.googleadservices.com/pagead/conversion.js',
    'www.googleadservices.com/pagead/conversion_async.js',
  ],
  sends: ['event:conversion', 'event:page_view{send_to:AW-*}', 'event:*{send_to:AW-*}', 'google_trackConversion'],
  starts: ['config:AW-*'],
  suppresses: ['consent', 'set'],
  optOut: [
    { call: 'consent:update{ad_storage:denied}', effect: 'limits', liftedBy: ['consent:update{ad_storage:granted}'] },
    {
      call: 'consent:default{ad_storage:denied,!region}',
      effect: 'limits',
      liftedBy: ['consent:update{ad_storage:granted}', 'consent:default{ad_storage:granted}'],
    },
    {
      call: 'set{restricted_data_processing:true}',
      effect: 'limits',
      liftedBy: ['set{restricted_data_processing:false}'],
    },
    {
      call: 'set:allow_ad_personalization_signals:false',
      effect: 'limits',
      liftedBy: ['set:allow_ad_personalization_signals:true'],
    },
  ],
  source: 'https://github.com/c15t/c15t/tree/cfcbbf852d67/packages/scripts/src',
  verified: true,
  unseen: ['google_trackConversion'],
});
