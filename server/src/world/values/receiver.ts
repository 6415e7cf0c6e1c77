/** Of which a method from outside is called: `users.find()` of `users.find().filter`. */
import type { ForeignRef } from './ref';
import type { Refs } from './refs';

export function foreignReceiver(
  refs: Refs,
  { access: { root, path, steps }, origin, options }: ForeignRef,
): ForeignRef {
  const before = steps.filter(({ after }) => after < path.length);
  return refs.foreign({ root, path: path.slice(0, -1), steps: before }, origin, options);
}
