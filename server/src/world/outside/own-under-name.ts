/** What the workspace itself puts under a vendor's name: `window.analytics = { track(name) { … } }`. */
import type { Access, LiteralArgument, SinkMatch } from '../../catalogue/catalogue';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';

/** The touchpoint that a call is, and whether only its name says so. */
export function sinkAt(
  m: Machine,
  f: Frame,
  access: Access,
  how: 'call' | 'new',
  args: readonly LiteralArgument[],
): SinkMatch | undefined {
  const sink = m.catalogue.matchUse(access, how, args);
  return sink && isOwnUnder(m, f, access) ? { ...sink, byNameAlone: 'own' } : sink;
}

/** Its own object has a function of that name: it is the vendor's only where the vendor is seen. */
function isOwnUnder(m: Machine, f: Frame, { root, path, steps }: Access): boolean {
  const [name = '', method] = path;
  const cell = root.kind === 'global' && steps.length === 0 ? m.globals.get(name) : undefined;
  if (!cell || method === undefined || path.length !== 2) return false;
  return readCell(cell, f.ctx).refs.some((it) => {
    const held = it.kind === 'object' && it.shape === 'object' ? it.heap.props.get(method) : undefined;
    return held !== undefined && readCell(held, f.ctx).refs.some((fn) => fn.kind === 'function');
  });
}
