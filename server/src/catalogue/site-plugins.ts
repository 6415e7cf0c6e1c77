/**
 * Plugins and modules by which a site's configuration (Gatsby's, Docusaurus', Nuxt's) has a third party's script
 * loaded on every page, by vendor. What waits for a consent of its own (`gatsby-plugin-gdpr-cookies`) is none.
 *
 * Source: https://www.gatsbyjs.com/plugins, https://docusaurus.io/docs/api/plugins, https://nuxt.com/modules
 */
export const SITE_PLUGINS: Readonly<Record<string, readonly string[]>> = {
  'amplitude-browser': ['gatsby-plugin-amplitude-analytics'],
  fathom: ['docusaurus-plugin-fathom', 'gatsby-plugin-fathom'],
  'google-ads-gtag': ['gatsby-plugin-google-adwords'],
  'google-adsense': ['gatsby-plugin-google-adsense'],
  'google-analytics-4': [
    '@docusaurus/plugin-google-analytics',
    '@docusaurus/plugin-google-gtag',
    '@nuxtjs/google-analytics',
    '@nuxtjs/google-gtag',
    'gatsby-plugin-google-analytics',
    'gatsby-plugin-google-gtag',
    'gatsby-plugin-gtag',
    'nuxt-gtag',
  ],
  'google-tag-manager': [
    '@docusaurus/plugin-google-tag-manager',
    '@nuxtjs/gtm',
    '@zadigetvoltaire/nuxt-gtm',
    'gatsby-plugin-google-tagmanager',
  ],
  heap: ['gatsby-plugin-heap'],
  hotjar: ['docusaurus-plugin-hotjar', 'gatsby-plugin-hotjar', 'nuxt-module-hotjar'],
  'hubspot-tracking': ['docusaurus-plugin-hubspot', 'gatsby-plugin-hubspot'],
  intercom: ['gatsby-plugin-intercom-spa'],
  'linkedin-insight': ['gatsby-plugin-linkedin-insight'],
  matomo: ['docusaurus-plugin-matomo', 'gatsby-plugin-matomo', 'nuxt-matomo'],
  'meta-pixel': ['gatsby-plugin-facebook-pixel', 'nuxt-facebook-pixel-module', 'nuxt-meta-pixel'],
  'microsoft-clarity': ['docusaurus-plugin-clarity', 'gatsby-plugin-clarity', 'nuxt-clarity-analytics'],
  'mixpanel-browser': ['gatsby-plugin-mixpanel'],
  plausible: ['@nuxtjs/plausible', 'docusaurus-plugin-plausible', 'gatsby-plugin-plausible'],
  'posthog-js': ['gatsby-plugin-posthog', 'nuxt-posthog', 'posthog-docusaurus'],
  'segment-browser': [
    '@twilio-labs/docusaurus-plugin-segment',
    'docusaurus-plugin-segment',
    'gatsby-plugin-segment-js',
  ],
  umami: ['@dipakparmar/docusaurus-plugin-umami', 'gatsby-plugin-umami', 'nuxt-umami'],
  'yandex-metrica': ['docusaurus-plugin-yandex-metrica', 'gatsby-plugin-yandex-metrika', 'yandex-metrika-module-nuxt3'],
};

/** Options of Docusaurus' classic preset that stand for a plugin. */
export const PRESET_OPTIONS: Readonly<Record<string, string>> = {
  googleAnalytics: '@docusaurus/plugin-google-analytics',
  googleTagManager: '@docusaurus/plugin-google-tag-manager',
  gtag: '@docusaurus/plugin-google-gtag',
};
