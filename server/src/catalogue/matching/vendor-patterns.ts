/** A vendor with its patterns parsed, once per catalogue. */
import { type Pattern, parsePattern } from '../patterns/parse-pattern';
import type { Vendor, VendorOptOut } from '../vendor';

export interface VendorPatterns {
  readonly vendor: Vendor;
  readonly globals: ReadonlySet<string>;
  /** Of a verified vendor: what was not. */
  readonly unseen: ReadonlySet<string>;
  readonly sends: readonly Pattern[];
  readonly starts: readonly Pattern[];
  readonly components: readonly Pattern[];
  readonly suppresses: readonly Pattern[];
  readonly optOuts: readonly OptOutPatterns[];
}

export interface OptOutPatterns {
  readonly optOut: VendorOptOut;
  readonly call: Pattern;
  readonly lifts: readonly Pattern[];
}

export function toVendorPatterns(vendor: Vendor): VendorPatterns {
  return {
    vendor,
    globals: new Set(vendor.globals),
    unseen: new Set(vendor.unseen),
    sends: parseAll(vendor.sends),
    starts: parseAll(vendor.starts),
    components: parseAll(vendor.components),
    suppresses: parseAll(vendor.suppresses),
    optOuts: (vendor.optOut ?? []).map((optOut) => ({
      optOut,
      call: parsePattern(optOut.call),
      lifts: parseAll(optOut.liftedBy),
    })),
  };
}

function parseAll(texts: readonly string[] | undefined): readonly Pattern[] {
  return (texts ?? []).map(parsePattern);
}
