/** What a query gives that finds nothing. */
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';

/** A list without elements. */
export function noRows(m: Machine, ctx: Frame['ctx']): Value {
  const list = m.refs.object(ctx, ctx, 'no rows', 'array');
  list.heap.exact = true;
  // Of `pg`: `{ rows, rowCount }`.
  hold(list, 'rows', m.values.ref(list));
  hold(list, 'rowCount', m.values.literal(0));
  return m.values.ref(list);
}

export function hold({ heap }: ObjectRef, name: string, value: Value): void {
  if (heap.props.has(name)) return;
  heap.props.set(name, { value, readers: new Set(), writers: new Set() });
  heap.certain.add(name);
}
