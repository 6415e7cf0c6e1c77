/**
 * Rows of a query that selects those who agreed, whoever they are: `db.user.findMany({ where: { optedOut: false } })`.
 *
 * None of them is that of the consumer who refused, so nothing is done with one of them for this consumer. But there
 * may be some: how many there are, which is the first and what they hold says nothing of who asks.
 */
import type { Context } from '../machine/context';
import { type Machine, writeCell } from '../machine/machine';
import type { ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { picksOwn } from './picked-rows';

const OTHERS = 'a row of those who agreed';

export function othersRow(m: Machine): Value {
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: ['?', OTHERS], steps: [] }, 'env'));
}

export function othersRows(m: Machine, ctx: Context): ObjectRef {
  const list = m.refs.object(ctx, ctx, OTHERS, 'array');
  writeCell(m, list.heap.rest, othersRow(m), undefined);
  return list;
}

export function isOthersRef(ref: Ref): boolean {
  return ref.kind === 'foreign' && ref.access.path[1] === OTHERS;
}

/** Nothing else than such rows, or what is made of them; beyond the end of a list there is nobody's. */
export function isOthers({ literals, refs, unknown }: Value): boolean {
  return !unknown && literals.every((it) => it === undefined) && refs.length > 0 && refs.every(isOthersRef);
}

/** It is done with such rows only: not for this consumer, unless it sends what is theirs all the same. */
export function isForOthers(m: Machine, value: Value): boolean {
  return m.world.of !== 'requester' && isOthers(value);
}

/** What a list's callback would answer for such a row: that it is this consumer's it is not, and anything else it may be. */
export function answeredForOthers(m: Machine, callback: Value): Value {
  return picksOwn(callback) && callback.refs.length > 0 ? m.values.false : othersRow(m);
}
