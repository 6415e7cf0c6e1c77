/** Generators: an object that hands out what the body yields. The body is taken to run when it is called. */
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, newCell, readCell, writeCell } from '../machine/machine';
import type { Value } from '../values/value';

/** No program can write this name. */
const RETURNED = '\u0000returned';

/** No binding has this number. */
const YIELDS = -1;

export function yieldsOf(m: Machine, ctx: Context): Cell {
  let cell = ctx.cells.get(YIELDS);
  if (!cell) ctx.cells.set(YIELDS, (cell = newCell(m)));
  return cell;
}

export function generatorObject(m: Machine, f: Frame, ctx: Context, isAsync: boolean): Value {
  const list = m.refs.object(ctx, ctx, 'generator', 'array');
  const yielded = readCell(yieldsOf(m, ctx), f.ctx);
  const values = isAsync ? m.values.make(yielded.literals, yielded.refs, yielded.unknown, yielded.reads) : yielded;
  writeCell(m, list.heap.rest, values, ctx);
  writeCell(m, cellIn(m, list.heap.props, RETURNED), readCell(ctx.result, f.ctx), ctx);
  return m.values.ref(list);
}

/** What the body returns: the last `next()` gives it. */
export function returnedBy(m: Machine, f: Frame, generator: Value): Value {
  const cells = generator.refs.flatMap((it) => (it.kind === 'object' ? (it.heap.props.get(RETURNED) ?? []) : []));
  return cells.reduce((all, it) => m.values.join(all, readCell(it, f.ctx)), m.values.never);
}
