/**
 * Whose URL is it? Known parts are compared, unknown ones (U+0000) may be anything; but a host must be
 * known as far as its own domain, or every URL made from a variable would be everybody's.
 */
import type { Surface } from '../../../../shared/src/model';
import type { SinkMatch } from '../catalogue';
import type { KnownHosts } from '../known-hosts';
import type { Vendor } from '../vendor';
import { type Address, matchesHost, matchesPath, parseAddress, parseUrl } from './address';

export type UrlUse = 'script' | 'http' | 'beacon' | 'image';

interface VendorAddress {
  readonly vendor: Vendor;
  readonly address: Address;
  /** The pattern. */
  readonly text: string;
}

const KINDS = { script: 'script-load', http: 'http', beacon: 'beacon', image: 'image' } as const;

export function createUrlMatcher(
  vendors: readonly Vendor[],
  known: KnownHosts,
): (url: string, use: UrlUse) => SinkMatch | undefined {
  const scripts = vendors.flatMap((vendor) => toAddresses(vendor, vendor.scripts));
  const hosts = vendors.flatMap((vendor) => toAddresses(vendor, vendor.hosts));
  return matchUrl;

  function matchUrl(url: string, use: UrlUse): SinkMatch | undefined {
    const target = parseUrl(url);
    if (!target) return undefined;
    const [own, other] = use === 'script' ? [scripts, hosts] : [hosts, use === 'image' ? scripts : []];
    const surface = use === 'http' ? 'server' : 'client';
    const found = best(own, target, surface) ?? best(other, target, surface);
    const vendor = found?.vendor ?? known.ownerOf(target.host);
    const isUnseen = found?.vendor.unseen?.includes(found.text);
    return vendor && { vendor, kind: KINDS[use], callee: shownUrl(target), ...(isUnseen && { isUnseen }) };
  }
}

function toAddresses(vendor: Vendor, texts: readonly string[] | undefined): readonly VendorAddress[] {
  return (texts ?? []).map((text) => ({ vendor, address: parseAddress(text), text }));
}

/**
 * The longest pattern is the most precise. One vendor's SDKs share hosts: a request made by hand is the
 * server's way, a beacon or an image the browser's.
 */
function best(candidates: readonly VendorAddress[], target: Address, surface: Surface): VendorAddress | undefined {
  let found: VendorAddress | undefined;
  for (const it of candidates) {
    if (found && rank(it, surface) <= rank(found, surface)) continue;
    if (matchesHost(it.address, target) && matchesPath(it.address, target)) found = it;
  }
  return found;
}

function rank({ vendor, address }: VendorAddress, surface: Surface): number {
  const length = address.host.length + address.path.length + address.query.length;
  return 2 * length + (vendor.surface === surface ? 1 : 0);
}

function shownUrl({ host, path }: Address): string {
  return `${host}${path === '/' ? '' : path}`.replaceAll('\0', '…');
}
