/**
 * Functions that a library or the language makes of values: one for each value that is met at its place. Past some of
 * them one stands for all that come later, so that what is made of itself comes to rest:
 * `export default connect(select)(Page)` where `Page` is imported from the same file, `handle = handle.bind(null, handle)`.
 */
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import type { NativeRef } from '../values/ref';
import type { Value } from '../values/value';

/** `name` tells what is made, and where. */
export function madeOf(
  m: Machine,
  f: Frame,
  { site }: Pick<NativeCall, 'site'>,
  name: string,
  of: readonly Value[],
  run: (of: readonly Value[]) => Native,
): NativeRef {
  const one = `${name} ${of.map((it) => it.shape).join(' ')}`;
  if (m.refs.tellsApart(f.ctx, site, one)) return m.refs.native(one, run(of), m.values.undefined);
  const others = m.refs.object(f.ctx, site, `${name} others`, 'array');
  const cells = of.map((value, i) => {
    const cell = cellIn(m, others.heap.props, `${i}`);
    writeCell(m, cell, value, f.ctx);
    return cell;
  });
  const any: Native = (mm, ff, call) => run(cells.map((it) => readCell(it, ff.ctx)))(mm, ff, call);
  return m.refs.native(`${name} others ${f.ctx.id}.${site.s}`, any, m.values.undefined);
}
