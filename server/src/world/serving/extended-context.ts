/** What a layer of procedures adds for those after it: `next({ ctx: { ...ctx, mayShare } })`. */
import type { Frame } from '../machine/frame';
import { type Machine, type NativeCall, readCell, writeCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { spreadInto } from '../objects/spread';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';

interface Held {
  readonly given: Value;
  readonly holder: 'ctx' | 'context';
}

export function extended(m: Machine, f: Frame, call: NativeCall, { given, holder }: Held): Value {
  const [options] = call.args;
  if (!options) return given;
  let result = m.values.never;
  for (const ref of options.refs) {
    if (ref.kind !== 'object' || !ref.heap.props.has(holder)) continue;
    const more = m.refs.object(f.ctx, call.site, `extended ${given.shape}`, 'object', given);
    const added = readMember(m, f, m.values.ref(ref), holder, undefined);
    spreadInto(m, f, more, added, { at: holder, isLiteral: true });
    keepLast(m, f, more, added);
    result = m.values.join(result, m.values.ref(more));
  }
  return result === m.values.never ? given : result;
}

/** `{ ...ctx, mayShare }`: what is written after the spread is that, whatever the context holds. */
function keepLast(m: Machine, f: Frame, { heap }: ObjectRef, { refs, unknown, literals }: Value): void {
  const [only] = refs;
  if (unknown || literals.length > 0 || refs.length !== 1 || only?.kind !== 'object') return;
  writeCell(m, heap.handed, readCell(only.heap.handed, f.ctx), f.ctx);
  for (const it of only.heap.ownLast) heap.ownLast.add(it);
}
