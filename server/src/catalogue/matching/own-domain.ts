/**
 * The part of a host that is its vendor's alone: `i.posthog.com` gives `posthog.com`, while of
 * `analytics.google.com` nothing less than all is Google Analytics. It is what must be known of a URL
 * with unknown parts, and what the prefilter looks for.
 */
const SHARED = new Set([
  'amazon.com',
  'amazonaws.com',
  'bing.com',
  'cloudflare.com',
  'cloudfront.net',
  'cloudfunctions.net',
  'doubleclick.net',
  'facebook.com',
  'facebook.net',
  'google.com',
  'googleapis.com',
  'jsdelivr.net',
  'linkedin.com',
  'microsoft.com',
  'pinterest.com',
  'reddit.com',
  'salesforce.com',
  'shopify.com',
  'slack.com',
  'snapchat.com',
  'spotify.com',
  'tiktok.com',
  'twitter.com',
  'unpkg.com',
  'vercel.com',
  'x.com',
  'yahoo.com',
  'youtube.com',
]);

export function ownDomain(host: string): string {
  const known = host.slice(host.lastIndexOf('*') + 1).replace(/^\./, '');
  const labels = known.split('.');
  const domain = labels.slice(-2).join('.');
  return SHARED.has(domain) || labels.length < 2 ? known : domain;
}

/** Of a company that serves much from it: nothing below it is one vendor's. */
export function isSharedDomain(domain: string): boolean {
  return SHARED.has(domain);
}
