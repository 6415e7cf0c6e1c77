/** Callbacks that are run on pieces of the cookie jar: `map`, `forEach`, `reduce`. */
import { callValue } from '../calls/calls';
import type { Frame } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import { listOf } from '../natives/list-of';
import type { ChoiceRef } from '../values/ref';
import type { Value } from '../values/value';
import { asEntryOf, isPiece, jarOf } from './jar';

/** A callback that sees pieces of the jar is run on one of them. */
export function over(m: Machine, f: Frame, method: string, ref: ChoiceRef, call: NativeCall): Value {
  const [callback, initial] = call.args;
  const piece = ref.jar?.part === 'all' ? asEntryOf(m, call.self, jarOf(m, 'some')) : m.values.ref(ref);
  if (!callback) return m.values.unknown;
  if (method.startsWith('reduce')) {
    const start = initial ?? piece;
    const run = (total: Value) =>
      callValue(m, f, {
        callee: callback,
        self: m.values.undefined,
        args: [total, piece, m.values.unknown],
        site: call.site,
      });
    const once = run(start);
    // A second round: what the first one made is there now.
    return m.values.join(start, m.values.join(once, run(m.values.join(start, once))));
  }
  const before = f.state && new Map(f.state);
  const mapped = callValue(m, f, {
    callee: callback,
    self: m.values.undefined,
    args: [piece, m.values.unknown],
    site: call.site,
  });
  f.state = before;
  if (method === 'forEach') return m.values.undefined;
  return keepsPieces(m, mapped)
    ? m.values.ref(unlisted(m, ref, beginsBlank(mapped)))
    : listOf(m, f, call, [], mapped, 'mapped');
}

/** What is made of entries may be a part of each. */
function unlisted(m: Machine, ref: ChoiceRef, isBlank: boolean): ChoiceRef {
  if (!ref.jar?.list && !ref.jar?.blank) return ref;
  const jar = { part: ref.jar.part, key: ref.jar.key };
  return m.refs.choice({ ...ref, jar: isBlank ? { ...jar, blank: true } : jar });
}

/** A piece with the blank before it, or a pair whose key is one. */
function beginsBlank(value: Value): boolean {
  return value.refs.some((it) => {
    if (it.kind === 'choice') return it.jar?.blank === true;
    const key = it.kind === 'object' ? (it.heap.props.get('0') ?? it.heap.rest) : undefined;
    return key?.value.refs.some((of) => of.kind === 'choice' && of.jar?.blank) === true;
  });
}

/** Pieces, or lists and objects of nothing else. */
function keepsPieces(m: Machine, value: Value): boolean {
  if (value.literals.length > 0 || value.refs.length === 0) return false;
  // In the world of which nothing is known, everything is unknown beside what it is.
  if (value.unknown && m.prior) return false;
  return value.refs.every((ref) => {
    if (isPiece(ref)) return true;
    if (ref.kind !== 'object' || ref.shape === 'map' || ref.shape === 'set') return false;
    const parts = [...ref.heap.props.values(), ref.heap.rest]
      .map((it) => it.value)
      .filter((it) => it !== m.values.never);
    return (
      parts.length > 0 && parts.every((it) => it.refs.length > 0 && it.refs.every(isPiece) && (!m.prior || !it.unknown))
    );
  });
}
