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

const answers = new WeakSet<ObjectRef['heap']>();

/** A list of rows stands for `pg`'s answer, too: by a place, neither its `rows` nor its `rowCount` is found. */
export function isOfAnswer(heap: ObjectRef['heap'], name: string): boolean {
  return /^row(?:s|Count)$/.test(name) && answers.has(heap);
}

export function hold(list: ObjectRef, name: string, value: Value): void {
  const { heap } = list;
  if (list.shape === 'array') answers.add(heap);
  if (heap.props.has(name)) return;
  heap.props.set(name, { value, readers: new Set(), writers: new Set() });
  heap.certain.add(name);
}
