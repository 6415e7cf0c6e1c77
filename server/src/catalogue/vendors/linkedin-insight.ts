/** Loading the tag sends a page view. No call withdraws it. */
import { defineVendor } from '../vendor';

export default defineVendor({
  id: 'linkedin-insight',
  name: 'LinkedIn Insight Tag',
  category: 'advertising',
  surface: 'client',
  packages: ['react-linkedin-insight', 'nextjs-linkedin-insight-tag'],
  globals: ['lintrk'],
  hosts: ['px.ads.linkedin.com', 'px4.ads.linkedin.com', 'dc.ads.linkedin.com', 'www.linkedin.com/px'],
  scripts: ['snap.licdn.com'],
  sends: ['track', 'setUserData'],
  starts: ['init'],
  components: ['useScriptLinkedInInsight', 'LinkedInInsightTag'],
  source: 'https://github.com/nuxt/scripts/blob/5052a9fd67dc/packages/script/src/runtime/registry/linkedin-insight.ts',
  verified: true,
  unseen: ['init', 'LinkedInInsightTag', 'react-linkedin-insight', 'nextjs-linkedin-insight-tag'],
});
