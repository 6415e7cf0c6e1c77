/** `error instanceof Refused`, of what the workspace's own classes make. */
import type { Machine } from '../machine/machine';
import { fromTruth } from '../values/compare';
import type { ClassRef, ObjectRef } from '../values/ref';
import type { Truth, Value } from '../values/value';
import { lineOf } from './line';

const OPEN: Truth = { canBeTrue: true, canBeFalse: true };
const NO: Truth = { canBeTrue: false, canBeFalse: true };
/** Longer chains of parents are not followed. */
const MAX_PARENTS = 20;

export function isInstance(m: Machine, value: Value, of: Value): Value {
  const [cls] = of.refs;
  const reads = m.values.withReads(m.values.withReads(m.values.unknown, value.reads), of.reads).reads;
  if (value.unknown || of.unknown || of.refs.length !== 1 || cls?.kind !== 'class' || decidesItself(cls))
    return m.values.withReads(m.values.boolean, reads);
  const truths = value.refs.map((it) => (it.kind === 'object' ? isOf(it, cls) : OPEN));
  if (value.literals.length > 0) truths.push(NO);
  const truth = {
    canBeTrue: truths.some((it) => it.canBeTrue),
    canBeFalse: truths.some((it) => it.canBeFalse),
  };
  return m.values.withReads(fromTruth(m, truth), reads);
}

/** `static [Symbol.hasInstance]()`: a static member of which the name is not known. */
function decidesItself(cls: ClassRef): boolean {
  return lineOf(cls).some((it) =>
    it.unit.facts.classes[it.cls]?.members.some(
      (member) => member.static && typeof member.key !== 'string' && member.m !== 'static-block',
    ),
  );
}

function isOf(ref: ObjectRef, cls: ClassRef): Truth {
  if (ref.heap.summary) return OPEN;
  let classes = classesOf(ref.proto);
  for (let depth = 0; classes && classes.length > 0; depth++) {
    // A function that declares a class declares another one each time that it runs.
    if (classes.length === 1 && classes[0] === cls && cls.scope.fn === 0) return { canBeTrue: true, canBeFalse: false };
    if (classes.includes(cls) || depth > MAX_PARENTS) return OPEN;
    const parents: readonly (readonly ClassRef[] | undefined)[] = classes.map((it) => classesOf(it.parent));
    if (parents.includes(undefined)) return OPEN;
    classes = [...new Set(parents.flatMap((it) => it ?? []))];
  }
  return classes ? NO : OPEN;
}

/** None where it has no other prototype than the language's own; undefined where something else may be meant. */
function classesOf(proto: Value | undefined): readonly ClassRef[] | undefined {
  if (!proto) return [];
  if (proto.unknown) return undefined;
  const classes = proto.refs.filter((it) => it.kind === 'class');
  return classes.length === proto.refs.length ? classes : undefined;
}
