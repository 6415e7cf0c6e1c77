/** `new Array(2)`, `Array.from(…)`: lists that are made from a length or from what is gone through. */
import { copyState, type Frame, joinStates } from '../machine/frame';
import { cellIn, type Machine, type NativeCall, readCell } from '../machine/machine';
import { readIndex } from '../objects/keyed-members';
import { alternativesOf, elementsOf } from '../objects/list-elements';
import { allProperties, othersIn } from '../objects/properties';
import { onlyObject } from '../values/certain-arguments';
import type { ObjectRef } from '../values/ref';
import { onlyLiteral, type Value } from '../values/value';
import { callBack } from './each-element';
import { type Alternatives, joinAll, listOf, slotFor } from './list-of';

/** Longer lists of nothing but a length are not written out. */
const MAX_COUNTED = 8;

/** `new Array(2)` is a list of two, `new Array('a')` of one. */
export function newArray(m: Machine, f: Frame, call: NativeCall): Value {
  const length = call.args.length === 1 && call.rest === m.values.never ? call.args[0] : undefined;
  if (!length) return listOf(m, f, call, call.args, call.rest);
  const only = onlyLiteral(length)?.literal;
  if (typeof only === 'number' && only <= MAX_COUNTED)
    return listOf(m, f, call, new Array<Value>(only).fill(m.values.undefined), m.values.never);
  if (only !== undefined && typeof only !== 'number') return listOf(m, f, call, call.args, m.values.never);
  return listOf(m, f, call, [], m.values.join(length, m.values.undefined));
}

export function arrayFrom(m: Machine, f: Frame, call: NativeCall): Value {
  const [source = m.values.undefined, mapper, self = m.values.undefined] = call.args;
  const inner = { ...call, args: mapper ? [mapper, self] : [] };
  const parts = countedBy(m, f, source) ?? alternativesOf(m, f, source, call.site);
  if (parts) return ofParts(m, f, inner, parts, source);
  const elements = hasLength(source)
    ? [readIndex(m, f, source, m.values.unknown, undefined)]
    : elementsOf(m, f, source, call.site).elements;
  const mapped = mapper ? elements.map((it, i) => callBack(m, f, inner, it, i, false)) : elements;
  return f.state ? listOf(m, f, call, [], joinAll(m, mapped)) : m.values.never;
}

/** Of each list that it may be, one of its own. */
function ofParts(m: Machine, f: Frame, call: NativeCall, parts: Alternatives, source: Value): Value {
  let result = m.values.never;
  let after: Frame['state'] = null;
  const before = f.state;
  for (const [at, elements] of parts.entries()) {
    f.state = copyState(before);
    const mapped = call.args[0] ? elements.map((it, i) => callBack(m, f, call, it, i, true)) : elements;
    const slot = slotFor(m, f, call.site, source, `list ${at}`);
    if (f.state) result = m.values.join(result, listOf(m, f, call, mapped, m.values.never, slot));
    after = joinStates(m.values, after, f.state);
  }
  f.state = after;
  return f.state ? m.values.withReads(result, source.reads) : m.values.never;
}

/** `{ length: 2 }` is taken for a list of so many elements: each number that it may be. */
function countedBy(m: Machine, f: Frame, source: Value): Alternatives | undefined {
  const ref = onlyObject(source);
  if (!ref || !isCounted(m, f, ref)) return undefined;
  const length = readCell(cellIn(m, ref.heap.props, 'length'), f.ctx);
  const counts = length.literals.filter((it) => typeof it === 'number' && it <= MAX_COUNTED) as number[];
  const isKnown = !length.unknown && length.refs.length === 0 && counts.length === length.literals.length;
  return isKnown ? counts.map((it) => new Array<Value>(Math.max(0, it)).fill(m.values.undefined)) : undefined;
}

function isCounted(m: Machine, f: Frame, { heap, shape, proto }: ObjectRef): boolean {
  const others = othersIn(m, f, heap);
  const names = allProperties(heap, f.ctx).map(([name]) => name);
  return shape === 'object' && !proto && others === m.values.never && names.length === 1 && heap.certain.has('length');
}

function hasLength(source: Value): boolean {
  return source.refs.some((it) => it.kind === 'object' && it.shape === 'object' && it.heap.props.has('length'));
}
