/** Anything, under names that promise nothing: nobody's choice, whatever its members are called. */
import type { Access } from '../../catalogue/catalogue';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';

export function nameless(m: Machine): Value {
  return m.values.ref(m.refs.nameless('env'));
}

const KEPT = 'what a server keeps of another';

/** The same, of whichever consumer a server keeps it: what is asked for by it is not about this one. */
export function ofAnother(m: Machine): Value {
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: ['?', KEPT], steps: [] }, 'env'));
}

export function isKeptOfAnother({ path }: Access): boolean {
  return path[1] === KEPT;
}
