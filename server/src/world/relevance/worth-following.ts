/**
 * What code out of sight is handed decides whether it is followed all the same: an SDK, which it may share by; an
 * address or a script, to which it may send; a choice, which it may ask.
 */
import type { LiteralArgument } from '../../catalogue/catalogue';
import { remembered } from '../../std/remembered';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allHeld } from '../objects/properties';
import type { Ref } from '../values/ref';
import type { Value } from '../values/value';
import { isVendorText } from './known-text';

/** In the fields of an object, and no further. */
export function isWorthFollowing(m: Machine, f: Frame, value: Value): boolean {
  if (isWorth(m, value)) return true;
  const looks = remembered(f.looks, f.ctx, () => new Map<Ref, boolean>());
  return value.refs.some((it) => remembered(looks, it, () => holdsWorth(m, f.ctx, it)));
}

function isWorth(m: Machine, value: Value): boolean {
  if (value.reads.length > 0 || value.literals.some((it) => isVendors(m, it))) return true;
  return value.refs.some((ref) => {
    if (ref.kind !== 'foreign') return ref.kind === 'choice';
    return m.catalogue.isVendors(ref.access) || isVendors(m, ref.options);
  });
}

function holdsWorth(m: Machine, reader: Context, ref: Ref): boolean {
  if (ref.kind === 'promise') return isWorth(m, readCell(ref.value, reader));
  if (ref.kind !== 'object' && ref.kind !== 'class') return false;
  return allHeld(ref.heap, reader).some((it) => isWorth(m, readCell(it, reader)));
}

function isVendors(m: Machine, literal: LiteralArgument): boolean {
  if (typeof literal === 'string') return isVendorText(m.catalogue, literal);
  return typeof literal === 'object' && literal !== null && Object.values(literal).some((it) => isVendors(m, it));
}
