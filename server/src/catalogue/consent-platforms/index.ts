/** Consent platforms, browser signals and SDKs that remember a choice: one file each, sorted by id. */
import type { ConsentPlatform } from '../consent-platform';
import amplitudeReaders from './amplitude-readers';
import axeptio from './axeptio';
import c15t from './c15t';
import cloudflareZaraz from './cloudflare-zaraz';
import complianz from './complianz';
import cookieInformation from './cookie-information';
import cookiebot from './cookiebot';
import cookieyes from './cookieyes';
import didomi from './didomi';
import dnt from './dnt';
import googleConsentMode from './google-consent-mode';
import googleFundingChoices from './google-funding-choices';
import gpc from './gpc';
import guardianCmp from './guardian-cmp';
import hubspotBanner from './hubspot-banner';
import iabGpp from './iab-gpp';
import iabTcf from './iab-tcf';
import iabUsp from './iab-usp';
import iubenda from './iubenda';
import ketch from './ketch';
import klaro from './klaro';
import matomoReaders from './matomo-readers';
import mixpanelReaders from './mixpanel-readers';
import nuxtScripts from './nuxt-scripts';
import onetrust from './onetrust';
import onetrustGroups from './onetrust-groups';
import osano from './osano';
import partytown from './partytown';
import posthogReaders from './posthog-readers';
import quantcastChoice from './quantcast-choice';
import reactCookieConsent from './react-cookie-consent';
import reactHookConsent from './react-hook-consent';
import securiti from './securiti';
import segmentConsentTools from './segment-consent-tools';
import shopifyPrivacy from './shopify-privacy';
import sourcepoint from './sourcepoint';
import termly from './termly';
import transcendAirgap from './transcend-airgap';
import trustarc from './trustarc';
import usercentrics from './usercentrics';
import usercentricsUi from './usercentrics-ui';
import vanillaCookieconsent from './vanilla-cookieconsent';
import vanillaCookieconsent2 from './vanilla-cookieconsent-2';
import vscodeTelemetry from './vscode-telemetry';

export const CONSENT_PLATFORMS: readonly ConsentPlatform[] = [
  amplitudeReaders,
  axeptio,
  c15t,
  cloudflareZaraz,
  complianz,
  cookieInformation,
  cookiebot,
  cookieyes,
  didomi,
  dnt,
  googleConsentMode,
  googleFundingChoices,
  gpc,
  guardianCmp,
  hubspotBanner,
  iabGpp,
  iabTcf,
  iabUsp,
  iubenda,
  ketch,
  klaro,
  matomoReaders,
  mixpanelReaders,
  nuxtScripts,
  onetrust,
  onetrustGroups,
  osano,
  partytown,
  posthogReaders,
  quantcastChoice,
  reactCookieConsent,
  reactHookConsent,
  securiti,
  segmentConsentTools,
  shopifyPrivacy,
  sourcepoint,
  termly,
  transcendAirgap,
  trustarc,
  usercentrics,
  usercentricsUi,
  vanillaCookieconsent,
  vanillaCookieconsent2,
  vscodeTelemetry,
];
