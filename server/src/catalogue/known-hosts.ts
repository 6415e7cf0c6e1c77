/**
 * Third parties that no vendor file knows, by their hosts, as the open data of `third-party-web` has them. What they
 * send and how they stop is not known, so they are of lower confidence; a vendor file, and the configuration, comes first.
 *
 * The data are about what pages load. Companies whose hosts serve much else than that are left out: a login at one of
 * them shares nothing for advertising.
 */
import entities from 'third-party-web/dist/entities-nostats.json' with { type: 'json' };
import type { Category } from '../../../shared/src/model';
import { isSharedDomain, ownDomain } from './matching/own-domain';
import type { Vendor } from './vendor';

const CATEGORIES: { readonly [theirs: string]: Category } = {
  ad: 'advertising',
  analytics: 'analytics',
  marketing: 'crm-marketing',
};

/** Of the companies, in lower case. */
const SERVES_MUCH_ELSE = new Set([
  'amplience',
  'better business bureau',
  'bigcommerce',
  'cdn planet',
  'constant contact',
  'copperegg',
  'dynatrace',
  'ebay',
  'evidon',
  'fivetran',
  'ghostery enterprise',
  'gigya',
  'here',
  'hootsuite',
  'hotukdeals',
  'hp optimost',
  'ibm tealeaf',
  'janrain',
  'jsonip.com',
  'lightstep',
  'line corporation',
  'longtail ad solutions',
  'loggly',
  'loginradius',
  'microsoft xbox live',
  'okta',
  'oneall',
  'oracle',
  'paypal ads',
  'salesforce.com',
  'site24x7 real user monitoring',
  'sourcepoint',
  'spiceworks',
  'surveymonkey',
  'tivo',
  'traceview',
  'trackjs',
  'united internet media',
  'wayfair',
  'yahoo!',
  'aol / oath / verizon media',
]);

export interface KnownHosts {
  /** Of a whole host. */
  ownerOf(host: string): Vendor | undefined;
  /** Whether the text names a host of one of them. */
  isNamedIn(text: string): boolean;
}

/** `files`: what has a data file of its own. */
export function createKnownHosts(
  files: readonly Pick<Vendor, 'hosts' | 'scripts'>[],
  categories: ReadonlySet<Category>,
): KnownHosts {
  const domains = new Set(files.flatMap((it) => [...(it.hosts ?? []), ...(it.scripts ?? [])].map(domainOf)));
  const owners = new Map<string, Vendor>();
  for (const { name, category: theirs, domains: hosts } of entities) {
    const category = CATEGORIES[theirs];
    if (!category || !categories.has(category) || SERVES_MUCH_ELSE.has(name.toLowerCase())) continue;
    const own = hosts
      .map((it) => it.toLowerCase())
      .filter((it) => !domains.has(domainOf(it)) && !isSharedDomain(it.replace('*.', '')));
    const vendor = toVendor(name, category, own);
    for (const host of own) owners.set(host, vendor);
  }
  return {
    ownerOf,
    isNamedIn: (text) => [...text.matchAll(HOST)].some(([, host = '']) => ownerOf(host) !== undefined),
  };

  function ownerOf(host: string): Vendor | undefined {
    const name = host.toLowerCase();
    const exact = owners.get(name);
    if (exact) return exact;
    const labels = name.split('.');
    for (let i = 0; i < labels.length - 1; i++) {
      const found = owners.get(`*.${labels.slice(i).join('.')}`);
      if (found) return found;
    }
    return undefined;
  }
}

/** Behind the slashes of an address, or at the start of a text. */
const HOST = /(?:\/\/|['"`])((?:[a-z\d-]+\.)+[a-z]{2,})/gi;

function domainOf(text: string): string {
  return ownDomain((text.split('/')[0] ?? text).toLowerCase());
}

function toVendor(name: string, category: Category, hosts: readonly string[]): Vendor {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return { id: `web-${id}`, name, category, surface: 'client', hosts, source: SOURCE, verified: false };
}

const SOURCE = 'https://www.npmjs.com/package/third-party-web';
