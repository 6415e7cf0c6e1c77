/** Anything, under names that promise nothing: nobody's choice, whatever its members are called. */
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';

export function nameless(m: Machine): Value {
  return m.values.ref(m.refs.nameless('env'));
}
