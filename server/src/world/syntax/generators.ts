/** Generators: an object that hands out what the body yields. The body is taken to run when it is called. */
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, newCell, readCell, writeCell } from '../machine/machine';
import type { Value } from '../values/value';

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
  return m.values.ref(list);
}
