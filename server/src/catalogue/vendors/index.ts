/** The shipped vendors, one file each, sorted by id. A new vendor is its file and two lines here. */
import type { Vendor } from '../vendor';
import _6sense from './6sense';
import abTasty from './ab-tasty';
import activecampaign from './activecampaign';
import adjust from './adjust';
import adobeAlloy from './adobe-alloy';
import adobeAnalytics from './adobe-analytics';
import adroll from './adroll';
import ahrefsAnalytics from './ahrefs-analytics';
import airship from './airship';
import algoliaInsights from './algolia-insights';
import amazonAds from './amazon-ads';
import amazonAps from './amazon-aps';
import amazonConversionsApi from './amazon-conversions-api';
import amobee from './amobee';
import amplitudeBrowser from './amplitude-browser';
import amplitudeNode from './amplitude-node';
import angulartics2 from './angulartics2';
import apollo from './apollo';
import appcues from './appcues';
import applicationInsights from './application-insights';
import appnexus from './appnexus';
import appsflyer from './appsflyer';
import aptabase from './aptabase';
import attentive from './attentive';
import attio from './attio';
import awin from './awin';
import awsRum from './aws-rum';
import beehiiv from './beehiiv';
import bombora from './bombora';
import branch from './branch';
import brandmetrics from './brandmetrics';
import brazeRest from './braze-rest';
import brazeWeb from './braze-web';
import brevo from './brevo';
import bucket from './bucket';
import bugsnag from './bugsnag';
import cdpresolution from './cdpresolution';
import chartbeat from './chartbeat';
import cjAffiliate from './cj-affiliate';
import clearbitReveal from './clearbit-reveal';
import clevertap from './clevertap';
import clicky from './clicky';
import cloudflareWebAnalytics from './cloudflare-web-analytics';
import commandbar from './commandbar';
import comscore from './comscore';
import contentsquare from './contentsquare';
import countly from './countly';
import coveoAnalytics from './coveo-analytics';
import crazyEgg from './crazy-egg';
import crisp from './crisp';
import criteoOnetag from './criteo-onetag';
import customerioCdp from './customerio-cdp';
import customerioNode from './customerio-node';
import customerioReactnative from './customerio-reactnative';
import customerioWeb from './customerio-web';
import databuddy from './databuddy';
import datadogRum from './datadog-rum';
import datafast from './datafast';
import davidwellsAnalytics from './davidwells-analytics';
import demandbase from './demandbase';
import drift from './drift';
import drip from './drip';
import dub from './dub';
import dynamicYield from './dynamic-yield';
import eloqua from './eloqua';
import emarsys from './emarsys';
import epsilon from './epsilon';
import fathom from './fathom';
import firebaseAnalytics from './firebase-analytics';
import freshpaint from './freshpaint';
import fullcontact from './fullcontact';
import fullstory from './fullstory';
import ga4MeasurementProtocol from './ga4-measurement-protocol';
import gainsightPx from './gainsight-px';
import gohighlevel from './gohighlevel';
import googleAdsApi from './google-ads-api';
import googleAdsGtag from './google-ads-gtag';
import googleAdsense from './google-adsense';
import googleAnalytics4 from './google-analytics-4';
import googleAnalyticsUa from './google-analytics-ua';
import googleCampaignManager360 from './google-campaign-manager-360';
import googleFloodlight from './google-floodlight';
import googlePublisherTag from './google-publisher-tag';
import googleTagManager from './google-tag-manager';
import gosquared from './gosquared';
import grafanaFaro from './grafana-faro';
import growthbook from './growthbook';
import heap from './heap';
import highlight from './highlight';
import hightouchEvents from './hightouch-events';
import hotjar from './hotjar';
import hubspotApi from './hubspot-api';
import hubspotTracking from './hubspot-tracking';
import id5 from './id5';
import impact from './impact';
import inspectlet from './inspectlet';
import integralAdScience from './integral-ad-science';
import intercom from './intercom';
import iterableWeb from './iterable-web';
import iterate from './iterate';
import jitsu from './jitsu';
import june from './june';
import kameleoon from './kameleoon';
import keen from './keen';
import kissmetrics from './kissmetrics';
import kit from './kit';
import klaviyoApi from './klaviyo-api';
import klaviyoWeb from './klaviyo-web';
import koala from './koala';
import launchdarkly from './launchdarkly';
import linkedinCapi from './linkedin-capi';
import linkedinInsight from './linkedin-insight';
import livechat from './livechat';
import liverampAts from './liveramp-ats';
import logrocket from './logrocket';
import loops from './loops';
import lotame from './lotame';
import luckyOrange from './lucky-orange';
import lytics from './lytics';
import mailchimp from './mailchimp';
import makeWebhook from './make-webhook';
import marketoMunchkin from './marketo-munchkin';
import matomo from './matomo';
import mediamath from './mediamath';
import metaCapi from './meta-capi';
import metaCustomAudiences from './meta-custom-audiences';
import metaPixel from './meta-pixel';
import microsoftCapi from './microsoft-capi';
import microsoftClarity from './microsoft-clarity';
import microsoftUet from './microsoft-uet';
import mixpanelBrowser from './mixpanel-browser';
import mixpanelNode from './mixpanel-node';
import mixpanelReactNative from './mixpanel-react-native';
import mntn from './mntn';
import moengage from './moengage';
import mouseflow from './mouseflow';
import mparticle from './mparticle';
import newrelicBrowser from './newrelic-browser';
import nextdoorCapi from './nextdoor-capi';
import nextdoorPixel from './nextdoor-pixel';
import nielsenDcr from './nielsen-dcr';
import ninetailed from './ninetailed';
import olark from './olark';
import onesignal from './onesignal';
import openpanel from './openpanel';
import openreplay from './openreplay';
import optimizelyWeb from './optimizely-web';
import outbrain from './outbrain';
import pandoraAds from './pandora-ads';
import pardot from './pardot';
import parsely from './parsely';
import pendo from './pendo';
import peopleDataLabs from './people-data-labs';
import permutive from './permutive';
import pinterestCapi from './pinterest-capi';
import pinterestTag from './pinterest-tag';
import piwikPro from './piwik-pro';
import plausible from './plausible';
import playerzero from './playerzero';
import podscribe from './podscribe';
import podsights from './podsights';
import posthogJs from './posthog-js';
import posthogNode from './posthog-node';
import postscript from './postscript';
import prebid from './prebid';
import propensity from './propensity';
import qualtricsSitefeedback from './qualtrics-sitefeedback';
import quantcastMeasure from './quantcast-measure';
import quantumMetric from './quantum-metric';
import quoraCapi from './quora-capi';
import quoraPixel from './quora-pixel';
import rakutenAdvertising from './rakuten-advertising';
import raygun from './raygun';
import redditCapi from './reddit-capi';
import redditPixel from './reddit-pixel';
import refiner from './refiner';
import reoDev from './reo-dev';
import replaybird from './replaybird';
import rockerbox from './rockerbox';
import rokuOneview from './roku-oneview';
import rollbar from './rollbar';
import rudderstackBrowser from './rudderstack-browser';
import rudderstackNode from './rudderstack-node';
import rybbit from './rybbit';
import salesforceCrm from './salesforce-crm';
import salesforceDmp from './salesforce-dmp';
import salesforceMc from './salesforce-mc';
import satismeter from './satismeter';
import segmentBrowser from './segment-browser';
import segmentNode from './segment-node';
import sendgrid from './sendgrid';
import sentry from './sentry';
import shareasale from './shareasale';
import simpleAnalytics from './simple-analytics';
import simplifi from './simplifi';
import singular from './singular';
import slackWebhook from './slack-webhook';
import smartlook from './smartlook';
import snapCapi from './snap-capi';
import snapPixel from './snap-pixel';
import snapengage from './snapengage';
import snowplowBrowser from './snowplow-browser';
import snowplowNode from './snowplow-node';
import speedcurve from './speedcurve';
import split from './split';
import spotifyPixel from './spotify-pixel';
import sprig from './sprig';
import stackadapt from './stackadapt';
import statsig from './statsig';
import survicate from './survicate';
import taboola from './taboola';
import tawk from './tawk';
import teads from './teads';
import tealium from './tealium';
import theTradeDesk from './the-trade-desk';
import theTradeDeskCrm from './the-trade-desk-crm';
import tiktokEventsApi from './tiktok-events-api';
import tiktokPixel from './tiktok-pixel';
import trackjs from './trackjs';
import treasureData from './treasure-data';
import tvsquared from './tvsquared';
import twilio from './twilio';
import uid2 from './uid2';
import umami from './umami';
import userlike from './userlike';
import userpilot from './userpilot';
import vercelAnalytics from './vercel-analytics';
import vibe from './vibe';
import vscodeExtensionTelemetry from './vscode-extension-telemetry';
import vscodeExtensionTelemetryDangerous from './vscode-extension-telemetry-dangerous';
import vwo from './vwo';
import woopra from './woopra';
import xConversionsApi from './x-conversions-api';
import xPixel from './x-pixel';
import yahooDataxonline from './yahoo-dataxonline';
import yahooDsp from './yahoo-dsp';
import yandexMetrica from './yandex-metrica';
import zapierWebhook from './zapier-webhook';
import zendesk from './zendesk';
import zoominfoWebsights from './zoominfo-websights';

export const VENDORS: readonly Vendor[] = [
  _6sense,
  abTasty,
  activecampaign,
  adjust,
  adobeAlloy,
  adobeAnalytics,
  adroll,
  ahrefsAnalytics,
  airship,
  algoliaInsights,
  amazonAds,
  amazonAps,
  amazonConversionsApi,
  amobee,
  amplitudeBrowser,
  amplitudeNode,
  angulartics2,
  apollo,
  appcues,
  applicationInsights,
  appnexus,
  appsflyer,
  aptabase,
  attentive,
  attio,
  awin,
  awsRum,
  beehiiv,
  bombora,
  branch,
  brandmetrics,
  brazeRest,
  brazeWeb,
  brevo,
  bucket,
  bugsnag,
  cdpresolution,
  chartbeat,
  cjAffiliate,
  clearbitReveal,
  clevertap,
  clicky,
  cloudflareWebAnalytics,
  commandbar,
  comscore,
  contentsquare,
  countly,
  coveoAnalytics,
  crazyEgg,
  crisp,
  criteoOnetag,
  customerioCdp,
  customerioNode,
  customerioReactnative,
  customerioWeb,
  databuddy,
  datadogRum,
  datafast,
  davidwellsAnalytics,
  demandbase,
  drift,
  drip,
  dub,
  dynamicYield,
  eloqua,
  emarsys,
  epsilon,
  fathom,
  firebaseAnalytics,
  freshpaint,
  fullcontact,
  fullstory,
  ga4MeasurementProtocol,
  gainsightPx,
  gohighlevel,
  googleAdsApi,
  googleAdsGtag,
  googleAdsense,
  googleAnalytics4,
  googleAnalyticsUa,
  googleCampaignManager360,
  googleFloodlight,
  googlePublisherTag,
  googleTagManager,
  gosquared,
  grafanaFaro,
  growthbook,
  heap,
  highlight,
  hightouchEvents,
  hotjar,
  hubspotApi,
  hubspotTracking,
  id5,
  impact,
  inspectlet,
  integralAdScience,
  intercom,
  iterableWeb,
  iterate,
  jitsu,
  june,
  kameleoon,
  keen,
  kissmetrics,
  kit,
  klaviyoApi,
  klaviyoWeb,
  koala,
  launchdarkly,
  linkedinCapi,
  linkedinInsight,
  livechat,
  liverampAts,
  logrocket,
  loops,
  lotame,
  luckyOrange,
  lytics,
  mailchimp,
  makeWebhook,
  marketoMunchkin,
  matomo,
  mediamath,
  metaCapi,
  metaCustomAudiences,
  metaPixel,
  microsoftCapi,
  microsoftClarity,
  microsoftUet,
  mixpanelBrowser,
  mixpanelNode,
  mixpanelReactNative,
  mntn,
  moengage,
  mouseflow,
  mparticle,
  newrelicBrowser,
  nextdoorCapi,
  nextdoorPixel,
  nielsenDcr,
  ninetailed,
  olark,
  onesignal,
  openpanel,
  openreplay,
  optimizelyWeb,
  outbrain,
  pandoraAds,
  pardot,
  parsely,
  pendo,
  peopleDataLabs,
  permutive,
  pinterestCapi,
  pinterestTag,
  piwikPro,
  plausible,
  playerzero,
  podscribe,
  podsights,
  posthogJs,
  posthogNode,
  postscript,
  prebid,
  propensity,
  qualtricsSitefeedback,
  quantcastMeasure,
  quantumMetric,
  quoraCapi,
  quoraPixel,
  rakutenAdvertising,
  raygun,
  redditCapi,
  redditPixel,
  refiner,
  reoDev,
  replaybird,
  rockerbox,
  rokuOneview,
  rollbar,
  rudderstackBrowser,
  rudderstackNode,
  rybbit,
  salesforceCrm,
  salesforceDmp,
  salesforceMc,
  satismeter,
  segmentBrowser,
  segmentNode,
  sendgrid,
  sentry,
  shareasale,
  simpleAnalytics,
  simplifi,
  singular,
  slackWebhook,
  smartlook,
  snapCapi,
  snapPixel,
  snapengage,
  snowplowBrowser,
  snowplowNode,
  speedcurve,
  split,
  spotifyPixel,
  sprig,
  stackadapt,
  statsig,
  survicate,
  taboola,
  tawk,
  teads,
  tealium,
  theTradeDesk,
  theTradeDeskCrm,
  tiktokEventsApi,
  tiktokPixel,
  trackjs,
  treasureData,
  tvsquared,
  twilio,
  uid2,
  umami,
  userlike,
  userpilot,
  vercelAnalytics,
  vibe,
  vscodeExtensionTelemetry,
  vscodeExtensionTelemetryDangerous,
  vwo,
  woopra,
  xConversionsApi,
  xPixel,
  yahooDataxonline,
  yahooDsp,
  yandexMetrica,
  zapierWebhook,
  zendesk,
  zoominfoWebsights,
];
