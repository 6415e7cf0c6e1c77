/** Non-personalised ads are still ads. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'google-adsense',
  name: 'Google AdSense',
  category: 'advertising',
  surface: 'client',
  packages: ['react-adsense', '@ctrl/react-adsense'],
  globals: ['adsbygoogle'],
  hosts: ['pagead2.googlesyndication.com', 'googleads.g.doubleclick.net'],
  scripts: ['pagead2.googlesyndication.com'],
  sends: ['push'],
  components: ['AdSense.Google', 'Adsense', 'useScriptGoogleAdsense'],
  source: 'https://www.npmjs.com/package/react-adsense',
  verified: true,
  unseen: ['useScriptGoogleAdsense', 'googleads.g.doubleclick.net'],
});
