/** Script loads whose address is not known: any of them could load any vendor. */
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';

export function noteOpenLoad(m: Machine, f: Frame, url: Value): void {
  const isOpen =
    url.unknown || url.refs.length > 0 || url.literals.some((it) => typeof it === 'string' && hasNoHost(it));
  if (isOpen) m.openLoads.add(f.unit.path);
}

/** Up to the first unknown part, there is no whole host and no path of the app's own. */
function hasNoHost(url: string): boolean {
  const hole = url.indexOf('\u0000');
  if (hole < 0) return false;
  const known = url.slice(0, hole);
  return !/^(?:[a-z]+:)?\/\/[^/]+\//i.test(known) && !/^\.{0,2}\/(?!\/)/.test(known);
}
