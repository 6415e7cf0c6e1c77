/**
 * `{ ...defaults, ...JSON.parse(stored) }`: an object that a record of choices was spread into answers as the record does.
 *
 * Which names the record has is not known, so it stands for all of them beside what the object's own
 * properties hold. A choice that it answers is there, as it is in the record itself.
 */
import { recordMember } from '../choice/choice-records';
import { withWritten } from '../choice/choice-writes';
import type { Frame } from '../machine/frame';
import { type Machine, writeCell } from '../machine/machine';
import type { ChoiceRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { type Holder, keptInObject } from './shared-state';

export function spreadRecord(m: Machine, f: Frame, into: Holder, ref: ChoiceRef): void {
  const members = m.values.ref(m.refs.choice({ ...ref, form: 'members' }));
  const value = m.values.withReads(members, ref.read ? [ref.read] : []);
  writeCell(m, into.heap.rest, keptInObject(m, f, into, value), f.ctx);
}

/** What is held under names that are not known, as it is found under this one. */
export function heldUnder(m: Machine, f: Frame, held: Value, name: string): Value {
  if (!held.refs.some(isMembers)) return held;
  const others = held.refs.filter((it) => !isMembers(it));
  const found = held.refs.filter(isMembers).map((it) => withWritten(m, f, it, name, memberOf(m, it, name)));
  return found.reduce((a, b) => m.values.join(a, b), m.values.make(held.literals, others, held.unknown, held.reads));
}

/** Under any name. */
export function heldAnywhere(m: Machine, held: Value): Value {
  return held.refs.some(isMembers) ? m.values.withReads(m.values.unknown, held.reads) : held;
}

/** Is this one of its answers, so that it is there whatever stood there before? */
export function answersTo(m: Machine, spread: Value, name: string): boolean {
  if (spread.unknown || spread.literals.length > 0 || spread.refs.length === 0) return false;
  return spread.refs.every((it) => isRecord(it) && isAnswer(memberOf(m, it, name)));
}

export function isAnsweredIn(m: Machine, held: Value, name: string): boolean {
  return answersTo(m, m.values.make(held.literals, held.refs, held.unknown, []), name);
}

function memberOf(m: Machine, ref: ChoiceRef, name: string): Value {
  return recordMember(m, m.refs.choice({ ...ref, form: 'record' }), name, undefined);
}

function isAnswer({ unknown, refs, literals }: Value): boolean {
  return !unknown && refs.length === 0 && literals.length > 0 && literals.every((it) => typeof it === 'boolean');
}

function isMembers(ref: Ref): ref is ChoiceRef {
  return ref.kind === 'choice' && ref.form === 'members';
}

function isRecord(ref: Ref): ref is ChoiceRef {
  return ref.kind === 'choice' && (ref.form === 'record' || ref.form === 'members');
}
