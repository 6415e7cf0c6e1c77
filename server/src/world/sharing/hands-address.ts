/** Calls that are handed a third party's address: `loadScript(url)`, `load({ src: url })`, `useLoader(() => ({ src: url }))`. */
import type { Machine } from '../machine/machine';
import type { Ref } from '../values/ref';
import type { Literal, Value } from '../values/value';
import { addressesWithin } from './written-addresses';

/** What may be more things than this is no address of one. */
const MAX_REFS = 4;

export function handsAddress(m: Machine, args: readonly Value[]): boolean {
  return args.some(({ literals, refs }) => {
    if (literals.some((it) => isVendors(m, it))) return true;
    return refs.length <= MAX_REFS && refs.some((it) => holdsAddress(m, it));
  });
}

function holdsAddress(m: Machine, ref: Ref): boolean {
  if (ref.kind === 'object')
    return [...ref.heap.props.values()].some(({ value }) => value.literals.some((it) => isVendors(m, it)));
  const fn = ref.kind === 'function' ? ref.unit.facts.functions[ref.fn] : undefined;
  if (ref.kind !== 'function' || !fn) return false;
  return addressesWithin(ref.unit.facts, fn).some((it) => isVendors(m, it.text));
}

function isVendors(m: Machine, text: Literal): boolean {
  if (typeof text !== 'string' || !/^(?:https?:)?\/\//.test(text)) return false;
  return m.catalogue.matchUrl(text, 'script') !== undefined || m.catalogue.matchUrl(text, 'http') !== undefined;
}
