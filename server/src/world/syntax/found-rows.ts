/**
 * A row that was asked for by its key is there where the consumer has a record that says no: `row && row.optedOut`,
 * `row.preferences ?? {}` read as `row?.optedOut` does.
 */
import type { Expr } from '../../facts/ir';
import { isLookup } from '../database/lookups';
import type { Machine } from '../machine/machine';
import type { ForeignRef, Ref } from '../values/ref';
import type { Value } from '../values/value';

export function isFound(m: Machine, { refs, unknown }: Value): boolean {
  return m.prior !== undefined && m.world.stored === 'no' && !unknown && refs.length > 0 && refs.every(isRow);
}

function isRow(ref: Ref): ref is ForeignRef {
  return ref.kind === 'foreign' && isLookup(ref.access);
}

/** The same, where the right side asks what the left side says is there. */
export function asFound(m: Machine, x: Extract<Expr, { k: 'log' }>, left: Value): Value {
  const named = x.a.k === 'log' && x.a.op === '&&' ? x.a.b : x.a;
  if (x.op !== '&&' || !isFound(m, left) || !asksOf(x.b, named)) return left;
  const refs = left.refs.map((it) => (isRow(it) ? m.refs.foreign(it.access, it.origin, it.options, 'true') : it));
  return m.values.make([], refs, false, left.reads);
}

/** `row.optedOut`, `row.optedOut === true`, `row.preferences.optedOut`. */
function asksOf(x: Expr, named: Expr): boolean {
  if (x.k === 'member' || x.k === 'index') return isSame(x.obj, named) || asksOf(x.obj, named);
  if (x.k === 'chain' || x.k === 'un') return asksOf(x.x, named);
  return (x.k === 'log' || x.k === 'bin') && asksOf(x.a, named);
}

function isSame(a: Expr, b: Expr): boolean {
  if (a.k === 'ref') return b.k === 'ref' && a.b === b.b;
  return a.k === 'member' && b.k === 'member' && a.name === b.name && isSame(a.obj, b.obj);
}
