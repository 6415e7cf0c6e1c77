/** `'ads' in consent`, `Object.hasOwn(consent, 'ads')`: true or false only where it is certain what the object holds. */
import { keptCookie } from '../cookies/jar-objects';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell } from '../machine/machine';
import { isStandard } from '../natives/members';
import type { ObjectRef, Ref } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Truth, Value } from '../values/value';
import { addedMember } from './built-in-prototypes';
import { allProperties, othersIn } from './properties';

const OPEN: Truth = { canBeTrue: true, canBeFalse: true };
/** Kept beside plain properties: see `closures.ts`. */
const ACCESSORS = ['get ', 'set '];

/** `own`: what it has from a prototype does not count. */
export function hasProperty(m: Machine, f: Frame, obj: Value, key: Value, own: boolean): Value {
  const reads = m.values.withReads(m.values.withReads(m.values.unknown, obj.reads), key.reads).reads;
  const isKnown = !obj.unknown && !key.unknown && obj.literals.length === 0 && key.refs.length === 0;
  if (!isKnown || key.literals.some(isPartial)) return m.values.withReads(m.values.boolean, reads);
  let canBeTrue = false;
  let canBeFalse = false;
  for (const ref of obj.refs) {
    for (const literal of key.literals) {
      const truth = holdsKey(m, f, ref, String(literal), own);
      canBeTrue ||= truth.canBeTrue;
      canBeFalse ||= truth.canBeFalse;
    }
  }
  const literals = [...(canBeTrue ? [true] : []), ...(canBeFalse ? [false] : [])];
  return m.values.make(literals, [], false, reads);
}

function holdsKey(m: Machine, f: Frame, ref: Ref, name: string, own: boolean): Truth {
  if (ref.kind !== 'object' || ref.shape !== 'object' || keptCookie(m, f, ref.heap, name)) return OPEN;
  const { heap } = ref;
  const held = readCell(cellIn(m, heap.props, name), f.ctx) !== m.values.never;
  const accessors = allProperties(heap, f.ctx).filter(([slot]) => ACCESSORS.some((it) => slot === it + name));
  if ([name, ...accessors.map(([slot]) => slot)].some((it) => heap.certain.has(it)))
    return { canBeTrue: true, canBeFalse: false };
  const others = othersIn(m, f, heap);
  const mayBe = held || accessors.length > 0 || others !== m.values.never;
  return mayBe || (!own && mayInherit(m, f, ref, name)) ? OPEN : { canBeTrue: false, canBeFalse: true };
}

function mayInherit(m: Machine, f: Frame, ref: ObjectRef, name: string): boolean {
  return (
    ref.proto !== undefined || isStandard(ref, name) || addedMember(m, f, m.values.ref(ref), name) !== m.values.never
  );
}
