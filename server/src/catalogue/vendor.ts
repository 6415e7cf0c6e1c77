/**
 * What the engine knows of a third party. Data only: the same shape is accepted under `vendors` in
 * `optgate.config.json`, so every field but the first three is optional and JSON-safe.
 *
 * Patterns in `sends`, `starts`, `suppresses` and `optOut` name an access path below one of the
 * vendor's packages or globals, calls and `new` left out:
 *   `track`          `analytics.track()`, `new Analytics().track()`, `useAnalytics().track()`, the export `track`,
 *                    the command `acmeq('track')`, the queue `acmeq.push(['track'])`
 *   `people.set`     a longer path; patterns match the end of the path
 *   `*`              calling the global or the default export itself, whatever the first argument
 *   `new Analytics`  constructing the export `Analytics`
 *   `track:Purchase` the command or method with that literal first (for commands: second) argument; `*:hit` whatever the first
 *   `useTrack()`     calling what `useTrack` returned
 *   `push{event,!id,mode:off}`  an object among the arguments: key there, key not there, key with that value
 *   `ga-disable-*=true`         an assignment to a global variable (opt-outs only)
 * `*` within a name, literal or value is any text.
 */
import type { Category, Surface } from '../../../shared/src/model';

export interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly surface?: Surface;
  /** npm packages, subpaths included (`@next/third-parties/google`). Type packages are never listed. */
  readonly packages?: readonly string[];
  /** Exports that belong to this vendor, where a package serves several. Absent: all. */
  readonly exports?: readonly string[];
  /** Global variables: `fbq`, `ttq`, `dataLayer`. */
  readonly globals?: readonly string[];
  /** Hosts of HTTP calls, beacons and images; a leading `*.` covers subdomains; a path may follow (`graph.facebook.com/{id}/events`). */
  readonly hosts?: readonly string[];
  /** Hosts (and paths) of scripts whose loading transmits or will. */
  readonly scripts?: readonly string[];
  readonly sends?: readonly string[];
  /** Starting a browser SDK transmits (autocapture, automatic page views). */
  readonly starts?: readonly string[];
  /** JSX components and hooks that load or transmit: `GoogleAnalytics`, `useScriptMetaPixel`. */
  readonly components?: readonly string[];
  /** Calls that send nothing, among those that `sends` would match (consent calls, stubs, deletion). */
  readonly suppresses?: readonly string[];
  readonly optOut?: readonly VendorOptOut[];
  /** An option of a start: a function of the app that every event passes. */
  readonly filter?: VendorFilter;
  /** Every tag may hang behind it: a tag manager or customer data platform. */
  readonly multiplexer?: true;
  /** Where the facts can be read. Verified: it was read, and shows each name of this entry. */
  readonly source?: string;
  readonly verified?: boolean;
  /** Pages that were read for what the source does not show. */
  readonly alsoRead?: readonly string[];
  /** Names of a verified entry that none of these shows: known from elsewhere, and of lower confidence. */
  readonly unseen?: readonly string[];
}

export interface VendorOptOut {
  /** A pattern, with arguments that matter as JSON: `consent:revoke`; or an option of a start: `init{opt_out_capturing_by_default:true}`. */
  readonly call: string;
  /** `stops`: nothing leaves afterwards. `limits`: the vendor restricts its use. `nothing`: it looks like an opt-out and is none. */
  readonly effect: 'stops' | 'limits' | 'nothing';
  /** What lifts it again: a pattern. */
  readonly liftedBy?: readonly string[];
  /** Holds for the whole process, not for one consumer (server SDKs). */
  readonly processWide?: true;
}

export interface VendorFilter {
  readonly option: string;
  /** Results that drop the event. */
  readonly drops: readonly ('null' | 'undefined' | 'false')[];
}

/** Identity, so that a data file is checked against the shape where it is written. */
export function defineVendor(vendor: Vendor): Vendor {
  return vendor;
}
