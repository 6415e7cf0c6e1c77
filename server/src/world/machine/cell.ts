/**
 * A cell holds what was ever written to it, and wakes the contexts that read it when that grows.
 *
 * Growing only is what makes the fixpoint end, and what makes the order of work irrelevant.
 */
import type { Value, Values } from '../values/value';
import type { Context } from './context';

export interface Cell {
  value: Value;
  readonly readers: Set<Context>;
  /** Which contexts wrote, for explaining why something was never written. */
  readonly writers: Set<Context>;
  /** Scripts that declare it: they put it there for nobody in particular. */
  declarers?: Set<Context>;
  /** Where else all of it stands: see `objects/summary-objects.ts`. */
  flows?: Flow[];
}

/** `listers`: contexts that went through everything beside it. */
export interface Flow {
  readonly into: Cell;
  readonly listers: ReadonlySet<Context>;
}

export function createCell(initial: Value): Cell {
  return { value: initial, readers: new Set(), writers: new Set() };
}

/** True when it grew. */
export function growCell(values: Values, cell: Cell, value: Value): boolean {
  const joined = values.join(cell.value, value);
  if (joined === cell.value) return false;
  cell.value = joined;
  return true;
}
