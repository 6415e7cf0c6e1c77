/** Generators: an object that hands out what the body yields. The body is taken to run when it is called. */
import { settled } from '../calls/calls';
import type { Cell } from '../machine/cell';
import type { Context } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import { cellIn, type Machine, newCell, readCell, writeCell } from '../machine/machine';
import type { Value } from '../values/value';
import { jumpReturn, raise } from './jumps';

/** No program can write this name. */
const RETURNED = '\u0000returned';

/** No binding has this number. */
const YIELDS = -1;

export function yieldsOf(m: Machine, ctx: Context): Cell {
  let cell = ctx.cells.get(YIELDS);
  if (!cell) ctx.cells.set(YIELDS, (cell = newCell(m)));
  return cell;
}

/** `generator.throw(error)`, `generator.return()`, a loop that is left: the body ends where it stands. */
export function interrupt(m: Machine, f: Frame): void {
  if (f.handler) raise(m, f, m.values.unknown);
  if (!f.targets.some((it) => it.kind === 'finally')) return;
  const before = copyState(f.state);
  jumpReturn(m, f, m.values.unknown);
  f.state = before;
}

export function generatorObject(m: Machine, f: Frame, ctx: Context, isAsync: boolean): Value {
  const list = m.refs.object(ctx, ctx, 'generator', 'array');
  // One that yields nothing is an empty list.
  list.heap.exact = true;
  const given = (it: Cell): Value => (isAsync ? settled(m, readCell(it, f.ctx), f.ctx) : readCell(it, f.ctx));
  writeCell(m, list.heap.rest, given(yieldsOf(m, ctx)), ctx);
  writeCell(m, cellIn(m, list.heap.props, RETURNED), given(ctx.result), ctx);
  return m.values.ref(list);
}

/** What the body returns: the last `next()` gives it. */
export function returnedBy(m: Machine, f: Frame, generator: Value): Value {
  const cells = generator.refs.flatMap((it) => (it.kind === 'object' ? (it.heap.props.get(RETURNED) ?? []) : []));
  return cells.reduce((all, it) => m.values.join(all, readCell(it, f.ctx)), m.values.never);
}
